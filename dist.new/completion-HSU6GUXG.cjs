(function(require,exports,module){var v=Object.defineProperty;var R=Object.getOwnPropertyDescriptor;var k=Object.getOwnPropertyNames;var W=Object.prototype.hasOwnProperty;var A=(t,e)=>{for(var n in e)v(t,n,{get:e[n],enumerable:!0})},j=(t,e,n,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of k(e))!W.call(t,o)&&o!==n&&v(t,o,{get:()=>e[o],enumerable:!(i=R(e,o))||i.enumerable});return t};var F=t=>j(v({},"__esModule",{value:!0}),t);var B={};A(B,{run:()=>M});module.exports=F(B);var y=require("./chunk-V3BV7SJP.cjs"),f=require("./chunk-SBYCMNJO.cjs"),V=require("./chunk-O2PMYNMJ.cjs"),H=require("./chunk-OTYIYEMA.cjs"),x=require("./chunk-5VBEP3OU.cjs"),J=require("./chunk-T4TQHPRU.cjs"),K=require("./chunk-SKJ3A7X5.cjs"),Q=require("./chunk-2SSL4PR7.cjs"),b=require("./chunk-TFNPGAN3.cjs"),X=require("./chunk-CNOTTKKZ.cjs"),C=require("./chunk-I36ATKFR.cjs"),O=require("./chunk-DPHXLWJY.cjs"),ee=require("./chunk-OOJM4CTU.cjs"),L=`# bash completion for dci-invite. To use it now:
#   source <(dci-invite completion bash)
# For every new shell, put that line into ~/.bashrc.
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
		if [[ $current == [\\"\\']* ]]; then
			quoted=$candidate
		else
			printf -v quoted '%q' "$candidate"
		fi
		COMPREPLY+=("$quoted")
	done < <("\${COMP_WORDS[0]}" completion bash -- "\${typed[@]}" 2>/dev/null)
}
complete -F _dci_invite dci-invite
`,S=`#compdef dci-invite
# zsh completion for dci-invite. To use it now:
#   source <(dci-invite completion zsh)
# For every new shell, put that line into ~/.zshrc, after compinit.
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
`,q=`# fish completion for dci-invite. To use it now:
#   dci-invite completion fish | source
# For every new shell:
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
`,$={bash:L,zsh:S,fish:q},r=(...t)=>({kind:"words",candidates:t.map(e=>({text:e}))}),_=t=>f.a.find(({name:e,aliases:n})=>e===t||n?.includes(t)),D=t=>{let e="",n="";for(let i=0;i<t.length;i++){let o=t.charAt(i);o==="\\"&&n!=="'"?(i++,e+=t.charAt(i)):o===n?n="":n===""&&(o==='"'||o==="'")?n=o:e+=o}return e},E=t=>{let e=[];for(let n of t){let i=e.at(-1);i?.startsWith("--")&&(n==="="||i.endsWith("="))?e[e.length-1]=i+n:e.push(n)}return e},w=(t,e)=>t.flags.find(({name:n,short:i})=>e===`--${n}`||i&&e===`-${i}`),g=(t,e)=>{switch(t.name){case"input":return{kind:"files"};case"role":return r(...e.roles(),"none");case"organization":return r(...e.organizations(),"none");case"profile":return r(...e.profiles());case"job-title":return r(...t.values??[],"none");default:return r(...t.values??[])}},T=(t,e)=>{switch(t){case"default-role":return r(...e.roles(),"none");case"default-organization":return r(...e.organizations(),"none");case"default-job-title":{let n=f.a[0]?.flags.find(({name:i})=>i==="job-title");return r(...n?.values??[],"none")}case"color":return r("auto","always","never");case"accessible":return r("true","false");default:return r()}},Z=(t,e,n)=>{let[i,o]=e;if(e.length===0)return r(...t.values??[]);if(t.name==="profile"&&e.length===1&&i!=="list")return r(...n.profiles());if(t.name!=="config")return r();let a=i==="get"||i==="set"||i==="unset";return e.length===1&&a?r(...y.a):e.length===2&&i==="set"?T(o,n):r()},I=t=>{let e=t.map(_).find(a=>a!==void 0&&a.name!=="")??f.a[0],n=[],i;for(let a of t)if(i)i=void 0;else if(a.startsWith("-")){let l=e&&w(e,a);i=l?.takes?l:void 0}else n.push(a);let o=n[0]!==void 0&&_(n[0])!==void 0;return{command:e,open:i,isCommand:o,positionals:o?n.slice(1):n}},c=(t,e)=>{if(t.kind==="files")return t;let n=e.toLowerCase();return{kind:"words",candidates:t.candidates.filter(({text:i})=>i.toLowerCase().startsWith(n))}},N=(t,e)=>{let n=E(t.map(D)),i=n.at(-1)??"",{command:o,open:a,isCommand:l,positionals:m}=I(n.slice(0,-1));if(!o)return r();if(a)return c(g(a,e),i);let d=/^(--[\w-]+)=(.*)$/s.exec(i);if(d){let s=w(o,d[1]??"");return s?.takes?c(g(s,e),d[2]??""):r()}if(i.startsWith("-")){let s=o.flags.map(({name:p,summary:h})=>({text:`--${p}`,summary:h}));return c({kind:"words",candidates:s},i)}if(l||m.length>0)return c(Z(o,m,e),i);let u=f.a.flatMap(({name:s,aliases:p,summary:h})=>[s,...p??[]].filter(Boolean).map(P=>({text:P,summary:h})));return c({kind:"words",candidates:u},i)},U=t=>t.kind==="files"?`:files
`:t.candidates.map(({text:e,summary:n})=>`${(0,O.f)(e)}${n?`	${n}`:""}
`).join(""),z=t=>{let e=new Map;for(let{name:n}of t){let i=n.toLowerCase();e.set(i,(e.get(i)??0)+1)}return t.map(({id:n,name:i})=>(e.get(i.toLowerCase())??0)>1?n:i)},Y=t=>t==="bash"||t==="zsh"||t==="fish",M=async(t,{positionals:e})=>{let[n,...i]=e;if(!Y(n))throw new C.b("USAGE_ERROR","Say for which shell: bash, zsh or fish.",{hint:"For example: dci-invite completion zsh"});if(i.length===0)return{json:{shell:n,script:$[n]},text:$[n]};let{host:o,settings:a,now:l}=t,m=i[i.lastIndexOf("--profile")+1],d=(0,b.c)(i.includes("--profile")?m:void 0,o.env,()=>a().activeProfile()),u=()=>(0,x.a)(o,d.value,l()),s=N(i,{roles:()=>z(u().roles),organizations:()=>z(u().organizations),profiles:()=>a().profileNames()});return{json:{...s},text:U(s)}};0&&(module.exports={run});
})