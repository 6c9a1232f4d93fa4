package org.saltyos.kernite.syscall;

import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.CapabilityCopy;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Cold;

/** The capabilities that a thread itself works with: a thread gets copies, in slots of its own. */
@Cold
final class ThreadSpaces {
    private static final int WORDS = 5;
    private static final int FAULT_WORD = 0;
    private static final int CNODE_WORD = 1;
    private static final int VSPACE_WORD = 2;
    private static final int BUFFER_ADDRESS_WORD = 3;
    private static final int BUFFER_WORD = 4;
    private static final Slot NONE = new Slot(0);

    private ThreadSpaces() {}

    /** Sets all spaces at once, or changes nothing if one of the arguments is wrong. */
    static void configure(Arguments arguments, Tcb tcb) throws Refusal {
        arguments.require(WORDS);
        Slot faults = handler(arguments, FAULT_WORD);
        Slot cnode = arguments.capability(CNODE_WORD, ObjectType.CNODE);
        Slot vspace = arguments.capability(VSPACE_WORD, ObjectType.VSPACE);
        Slot buffer = arguments.word(BUFFER_ADDRESS_WORD) == 0 ? NONE : buffer(arguments);
        replace(tcb.faultEndpoint(), faults);
        replace(tcb.cspace(), cnode);
        replace(tcb.vspace(), vspace);
        replace(tcb.ipcBuffer(), buffer);
    }

    /** Sets {@code place}, which takes fault messages, to the endpoint in word 0, or to none. */
    static void setHandler(Arguments arguments, Slot place) throws Refusal {
        replace(place, handler(arguments, FAULT_WORD));
    }

    private static Slot handler(Arguments arguments, int word) throws Refusal {
        if (arguments.word(word) == 0) {
            return NONE;
        }
        Slot endpoint = arguments.capability(word, ObjectType.ENDPOINT);
        int needed = Rights.WRITE | Rights.GRANT_REPLY;
        if ((endpoint.rights() & needed) != needed) {
            throw Refusal.ACCESS_DENIED;
        }
        return endpoint;
    }

    private static Slot buffer(Arguments arguments) throws Refusal {
        Slot frame = arguments.capability(BUFFER_WORD, ObjectType.FRAME);
        if (Capability.in(frame).device()) {
            throw Refusal.invalidArgument(BUFFER_WORD);
        }
        int needed = Rights.READ | Rights.WRITE;
        if ((frame.rights() & needed) != needed) {
            throw Refusal.ACCESS_DENIED;
        }
        return frame;
    }

    /**
     * Puts a copy of {@code source}'s capability, or nothing, into {@code place}. What was there is deleted, which can be
     * preempted; the call then starts again and does the same.
     */
    private static void replace(Slot place, Slot source) throws Refusal {
        Deletion.delete(place);
        // The deletion may have taken the source with it: then the place stays empty.
        if (source.address() != 0 && source.type() != ObjectType.NULL) {
            Derivation.insertCopy(source, place, CapabilityCopy.of(source));
        }
    }
}
