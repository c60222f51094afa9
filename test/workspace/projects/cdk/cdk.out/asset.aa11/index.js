"use strict";Object.defineProperty(exports,"__esModule",{value:!0});exports.create=async()=>2;
//# sourceMappingURL=index.js.map
