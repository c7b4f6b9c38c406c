import type { Operation } from '../../declare/operation';
import type { Settlement } from '../../declare/settlement';
import type { Sender } from '../../send/tries';
import type { Receivers } from './receivers';

/** What all transfers of an execution need. */
export interface Transferring {
	operation: Operation;
	settle: Settlement<unknown>;
	sender: Sender;
	/** Who can receive, as it was read last. */
	receivers: Receivers;
}
