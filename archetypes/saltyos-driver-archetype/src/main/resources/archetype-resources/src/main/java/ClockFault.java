package ${package};

import org.saltyos.lang.Fault;

/** The clock chip does not tell the time. */
public final class ClockFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** The only instance: a fault is a constant, so that raising it needs no memory. */
    public static final ClockFault NO_DATE = new ClockFault();

    private ClockFault() {
        super(1, "the clock chip shows no date: its battery may be empty");
    }
}
