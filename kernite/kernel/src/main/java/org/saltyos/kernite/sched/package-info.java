/** Who runs when: budgets, deadlines and the heaps behind them. */
@NullMarked
package org.saltyos.kernite.sched;

import org.jspecify.annotations.NullMarked;
