import {words} from '../../words/words.ts';

/** The shells that can be completed in. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** Completion script of a shell. */
export function completionScript(shell: Shell): string {
	return scripts[shell]();
}

const scripts: Record<Shell, () => string> = {bash, zsh, fish};

/*
 * Each script hands the words typed so far to the program and offers what it prints. The program reads files only:
 * no network, so a Tab never waits for one.
 */

function bash() {
	return `# ${words.completion.script.title('bash')}
#   source <(dci-invite completion bash)
# ${words.completion.script.bash}
_dci_invite() {
	local current="\${COMP_WORDS[COMP_CWORD]}" candidate quoted
	local -a typed=("\${COMP_WORDS[@]:1:COMP_CWORD}")
	COMPREPLY=()
	[[ $current == '=' ]] && current=''
	while IFS= read -r candidate; do
		if [[ $candidate == ':files' ]]; then
			compopt -o default
			return
		fi
		candidate=\${candidate%%$'\\t'*}
		if [[ $current == \\"* ]]; then
			[[ $candidate == *[\\"\\$\\\`\\\\!]* ]] && continue
			quoted=$candidate
		elif [[ $current == \\'* ]]; then
			[[ $candidate == *\\'* ]] && continue
			quoted=$candidate
		else
			printf -v quoted '%q' "$candidate"
		fi
		COMPREPLY+=("$quoted")
	done < <("\${COMP_WORDS[0]}" completion bash -- "\${typed[@]}" 2>/dev/null)
}
complete -F _dci_invite dci-invite
`;
}

function zsh() {
	return `#compdef dci-invite
# ${words.completion.script.title('zsh')}
#   source <(dci-invite completion zsh)
# ${words.completion.script.zsh}
_dci_invite() {
	local line
	local -a texts labels typed
	typed=("\${(@)words[2,CURRENT]}")
	for line in "\${(@f)$("\${words[1]}" completion zsh -- "\${typed[@]}" 2>/dev/null)}"; do
		[[ -z $line ]] && continue
		if [[ $line == ':files' ]]; then
			_files
			return
		fi
		texts+=("\${line%%$'\\t'*}")
		if [[ $line == *$'\\t'* ]]; then
			labels+=("\${line%%$'\\t'*} -- \${line#*$'\\t'}")
		else
			labels+=("$line")
		fi
	done
	(( $#texts )) || return 1
	if compset -P '--*='; then
		compadd -M 'm:{a-zA-Z}={A-Za-z}' -a texts
	else
		compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -d labels -a texts
	fi
}
if [[ $funcstack[1] == _dci_invite ]]; then
	_dci_invite "$@"
elif (( $+functions[compdef] )); then
	compdef _dci_invite dci-invite
fi
`;
}

function fish() {
	return `# ${words.completion.script.title('fish')}
#   dci-invite completion fish | source
# ${words.completion.script.fish}
#   dci-invite completion fish > ~/.config/fish/completions/dci-invite.fish
function __dci_invite_complete
	set -l typed (commandline -opc) (commandline -ct)
	set -l found ($typed[1] completion fish -- $typed[2..-1] 2>/dev/null)
	if test "$found" = ':files'
		__fish_complete_path (commandline -ct)
		return
	end
	set -l prefix (string match -r -- '^--[a-z-]+=' (commandline -ct))
	for line in $found
		echo -- "$prefix$line"
	end
end
complete -c dci-invite -f -a '(__dci_invite_complete)'
`;
}
