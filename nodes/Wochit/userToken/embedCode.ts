/** A text in a script of a page: no sign in it can end the script, or mean anything to the page. */
const inScript = (text: string): string =>
	JSON.stringify(text).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

interface Editor {
	channelId: string;
	token: string;
	videoContext: string;
}

/**
 * What puts a button on a page that opens the editor for a user (wochit.md#embed-the-editor). The script was
 * configured by `channelId` before it was by `clientId`, and passes over what it doesn't know.
 */
export function embedCode({ channelId, token, videoContext }: Editor): string {
	const channel = inScript(channelId);
	return `<button type="button" id="wochit-open-editor">Create a video</button>
<script src="https://embedded.wochit.com/latest.min.js"></script>
<script>
  wt('config', { clientId: ${channel}, channelId: ${channel}, userToken: ${inScript(token)} });
  document.getElementById('wochit-open-editor').onclick = function () {
    wt('openVideoEditor', { videoContext: ${inScript(videoContext)} });
  };
</script>`;
}
