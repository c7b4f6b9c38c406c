const { dest, src } = require('gulp');

/** Puts what the compiler leaves behind (icons, codex and other static files) beside the compiled code. */
function staticFiles() {
	return src(['{nodes,credentials}/**/*.{svg,png,json}'], { encoding: false }).pipe(dest('dist'));
}

exports.default = staticFiles;
