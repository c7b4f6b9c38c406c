import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { getWidgetCode } from '../../../nodes/Omnize/widget/getCode';

describe('the widget code', () => {
	const code = (accountId: unknown) => {
		const input: unknown = getWidgetCode.schema().parse({ accountId });
		return getWidgetCode.output!(undefined, input, {}) as IDataObject;
	};

	it('is the documented snippet with the account in its place', () => {
		expect(code('4931')).toEqual({
			accountId: 4931,
			code: [
				'<!-- Início do script Omnize -->',
				'  <script>',
				"    document.addEventListener('DOMContentLoaded',function(){",
				"      var JSLink=location.protocol+'//widget.omnize.com',JSElement=document.createElement('script');",
				'      JSElement.async=!0;',
				'      JSElement.src=JSLink;',
				'      JSElement.onload=OnceLoaded;',
				"      document.getElementsByTagName('body')[0].appendChild(JSElement);",
				'      function OnceLoaded(){',
				'        wOmz.init({id:4931});',
				'      }',
				'    },false);',
				'  </script>',
				'<!-- Fim do script Omnize -->',
			].join('\n'),
		});
	});

	it('has nothing in it but digits, or is refused', () => {
		const anything = fc.oneof(
			fc.string(),
			fc.double(),
			fc.integer(),
			fc.boolean(),
			fc.constantFrom(
				'1});alert(1);({a:1',
				'</script>',
				'1e5',
				'0x10',
				'1,2',
				' 7 ',
				'9'.repeat(30),
			),
		);
		fc.assert(
			fc.property(anything, (accountId) => {
				if (!getWidgetCode.schema().safeParse({ accountId }).success) return;
				const made = code(accountId);
				expect(String(made.code)).toMatch(/wOmz\.init\(\{id:[1-9]\d*\}\);/);
				expect(String(made.code).split(String(made.accountId)).join('#')).toBe(
					String(code(1).code).split('id:1}').join('id:#}'),
				);
			}),
			{ examples: [[1], [4931]] },
		);
	});

	it.each(['', 'abc', '1; alert(1)', '1.5', '-1', '0', '9007199254740993', null, [], {}])(
		'is refused for %p',
		(accountId) => {
			expect(getWidgetCode.schema().safeParse({ accountId }).success).toBe(false);
		},
	);

	it('sends nothing', () => {
		expect(getWidgetCode.request).toBeUndefined();
	});
});
