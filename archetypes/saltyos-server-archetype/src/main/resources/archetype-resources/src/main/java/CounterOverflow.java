package ${package};

import org.saltyos.lang.Fault;

/** The count would exceed what a long holds. */
public final class CounterOverflow extends Fault {
    private static final long serialVersionUID = 1L;

    /** The only instance: a fault is a constant, so that raising it needs no memory. */
    public static final CounterOverflow FAULT = new CounterOverflow();

    private CounterOverflow() {
        super(1, "the count would overflow");
    }
}
