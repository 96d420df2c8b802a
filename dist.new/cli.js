var[e=0,s=0,r=0]=process.versions.node.split(".").map(Number),i=e>=26||e===24&&s>=15||e===22&&(s>22||s===22&&r>=2);i?import("./program-QYYOPL6A.js").then(({run:o})=>o(process.argv.slice(2))):(process.stderr.write(`dci-invite needs Node ^22.22.2, ^24.15.0 or >=26; this is Node ${process.versions.node}.
`),process.exitCode=1);
