package org.saltyos.it;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A way through the kernel, told by the symbols that it passes. */
enum Way {
    NOTHING("null system call", "no_such_call"),
    CALL("call by the fastpath", "fastpath_call"),
    ANSWER("answer by the fastpath", "fastpath_reply_receive"),
    SEND("send to a waiting, more urgent thread", "fastpath_send"),
    SIGNAL_NOBODY("signal, nobody waiting", "signal_nobody"),
    SIGNAL("signal to a more urgent waiter", "signal_deliver"),
    TAKE("wait with bits pending, poll", "wait_return"),
    YIELD("yield between two threads", "fastpath_yield"),
    FAULT("page fault to its handler", "fault_deliver"),
    FAULT_ANSWER("answer to a page fault until the thread goes on", "reply_fault_resume"),
    INTERRUPT("interrupt to the thread that waits for it", "interrupt_deliver"),
    TICK("timer tick without a switch", "kernite_tick_entry"),
    UNMAP("unmap a 4 KiB frame", "org.saltyos.kernite.vspace.Mapping.unmap"),
    SLOW("system call by the slow path", "kernite_syscall");

    /** Where the kernel is entered. */
    private static final Set<String> BEGINNINGS = Set.of("kernite_syscall_entry", "kernite_tick_entry", "trap");

    /** What only ways through compiled code pass. */
    private static final Set<String> COMPILED = Set.of("kernite_syscall", "kernite_trap", "kernite_resume");

    private final String title;
    private final String symbol;

    Way(String title, String symbol) {
        this.title = title;
        this.symbol = symbol;
    }

    /** What a reader of the figures calls it. */
    String title() {
        return title;
    }

    /** Whether it begins with a system call, whose instruction counts too. */
    boolean isCall() {
        return switch (this) {
            case FAULT, INTERRUPT, TICK -> false;
            case NOTHING, CALL, ANSWER, SEND, SIGNAL_NOBODY, SIGNAL, TAKE, YIELD, FAULT_ANSWER, UNMAP, SLOW -> true;
        };
    }

    /** All symbols that tell ways apart. */
    static Stream<String> symbols() {
        return Stream.of(
                        BEGINNINGS.stream(),
                        COMPILED.stream(),
                        Arrays.stream(values()).map(way -> way.symbol))
                .flatMap(names -> names)
                .distinct();
    }

    /** Whether the kernel is entered at a symbol. */
    static boolean begins(String symbol) {
        return BEGINNINGS.contains(symbol);
    }

    /** The way that passes these symbols; nothing for those that nobody asks about. */
    static Optional<Way> of(List<String> passed) {
        boolean compiled = passed.stream().anyMatch(COMPILED::contains);
        return Arrays.stream(values())
                .filter(way -> compiled == (way == UNMAP || way == SLOW) && passed.contains(way.symbol))
                .max((a, b) -> Integer.compare(passed.lastIndexOf(a.symbol), passed.lastIndexOf(b.symbol)));
    }
}
