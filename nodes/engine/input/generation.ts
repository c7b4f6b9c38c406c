import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import {
	authenticationParameter,
	chosenGeneration,
	generationsOf,
	type Generation,
} from '../declare/generations';

/** The generation that a node is set to. */
export function generationOf<Of extends Generation<Of>>(
	context: IExecuteFunctions | IPollFunctions,
	newest: Of,
): Of {
	if (generationsOf(newest).length === 1) return newest;
	const { parameters, typeVersion } = context.getNode();
	return chosenGeneration(newest, parameters[authenticationParameter], typeVersion);
}

/** The generation that a node is set to on the screen. */
export function generationOnScreen<Of extends Generation<Of>>(
	context: ILoadOptionsFunctions,
	newest: Of,
): Of {
	if (generationsOf(newest).length === 1) return newest;
	const chosen: unknown = context.getCurrentNodeParameter(authenticationParameter);
	return chosenGeneration(newest, chosen, context.getNode().typeVersion);
}
