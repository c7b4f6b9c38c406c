import { defineOperation, numericId } from '../../engine/declare';

/**
 * The snippet of omnize.md, to the letter but for the broken encoding of "Início". The ID ends up in a
 * script on a customer's website: it must be a number and nothing else.
 */
const snippet = (id: number) => `<!-- Início do script Omnize -->
  <script>
    document.addEventListener('DOMContentLoaded',function(){
      var JSLink=location.protocol+'//widget.omnize.com',JSElement=document.createElement('script');
      JSElement.async=!0;
      JSElement.src=JSLink;
      JSElement.onload=OnceLoaded;
      document.getElementsByTagName('body')[0].appendChild(JSElement);
      function OnceLoaded(){
        wOmz.init({id:${id}});
      }
    },false);
  </script>
<!-- Fim do script Omnize -->`;

export const getWidgetCode = defineOperation({
	value: 'getCode',
	name: 'Get Code',
	action: 'Get the code of a widget',
	description:
		"Get the code that puts an account's chat widget on a website. Nothing is sent to Omnize.",
	effect: 'read',
	fields: {
		// By its ID alone: without a request there is no credential, and so no list of accounts.
		accountId: numericId('Account ID', {
			example: '1111',
			description: 'The ID of the account, a number that creating the account puts out',
		}),
	},
	output: (_data, { accountId: id }) => ({ accountId: id, code: snippet(id) }),
});
