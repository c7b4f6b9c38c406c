import type { Work } from '../work';
import { centrapayWorks } from './centrapay';
import { omnizeWorks } from './omnize';
import { typsyWorks } from './typsy';
import { wochitWorks } from './wochit';
import { yayWorks } from './yay';

/** For each vendor, something of each effect that it has. */
export const works: Work[] = [
	...wochitWorks,
	...yayWorks,
	...omnizeWorks,
	...centrapayWorks,
	...typsyWorks,
];
