import { allSettings } from '../../../lab/faults/settings';
import { losesAndDoublesNothing, useFaultySandbox } from './run';

useFaultySandbox();
losesAndDoublesNothing(allSettings.filter(({ retryOnFail }) => retryOnFail));
