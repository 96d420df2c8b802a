(function(require,exports,module){var u=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var I=Object.getOwnPropertyNames;var p=Object.prototype.hasOwnProperty;var f=(e,r)=>{for(var t in r)u(e,t,{get:r[t],enumerable:!0})},m=(e,r,t,s)=>{if(r&&typeof r=="object"||typeof r=="function")for(let n of I(r))!p.call(e,n)&&n!==t&&u(e,n,{get:()=>r[n],enumerable:!(s=h(r,n))||s.enumerable});return e};var q=e=>m(u({},"__esModule",{value:!0}),e);var y={};f(y,{renderError:()=>l,renderResult:()=>a,renderStack:()=>i,secretsIn:()=>o});module.exports=q(y);var S=require("./chunk-OOJM4CTU.cjs"),a=(e,r)=>r==="json"?`${JSON.stringify(e.json,null,2)}
`:e.text,l=(e,r)=>{if(r==="json"){let{code:s,message:n,hint:d,retryable:c,httpStatus:$,requestId:g}=e;return`${JSON.stringify({error:{code:s,message:n,hint:d??null,retryable:c,http_status:$??null,request_id:g??null}},null,2)}
`}let t=e.requestId?`Request ID: ${e.requestId}
`:"";return`${e.message}
${e.hint?`${e.hint}
`:""}${t}`},i=(e,r)=>{let t=[];for(let s=e;s instanceof Error;s=s.cause)t.push(s.stack??s.message);return r(`${t.join(`
caused by `)}
`)},o=e=>{let r=e.DCI_API_KEY;return r?[r]:[]};0&&(module.exports={renderError,renderResult,renderStack,secretsIn});
})