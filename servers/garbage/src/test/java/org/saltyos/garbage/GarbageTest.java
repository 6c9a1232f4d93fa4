package org.saltyos.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;

/** What the server answers on HotSpot; the guest's test expects the same numbers of the server in the image. */
class GarbageTest {
    private static final GarbageClient GARBAGE = new GarbageClient(new Endpoint(7));

    @BeforeEach
    void connect() {
        HostKernel.reset().connect(GARBAGE.endpoint().address(), new GarbageDispatcher(new GarbageLogic()));
    }

    @Test
    void theNumbersAreThoseOfHotSpot() throws RemoteFault {
        assertThat(GARBAGE.collections()).isEqualTo(Garbage.COLLECTIONS);
        assertThat(GARBAGE.strings()).isEqualTo(Garbage.STRINGS);
        assertThat(GARBAGE.exceptions()).isEqualTo(Garbage.EXCEPTIONS);
    }

    @Test
    void wordsAreCountedAndTheFirstOfTheMostFrequentWins() throws RemoteFault, GarbageFault {
        assertThatThrownBy(GARBAGE::mostFrequent).isSameAs(GarbageFault.EMPTY);
        Bytes word = new Bytes(16);
        for (String each : new String[] {"pear", "apple", "pear", "fig", "apple"}) {
            GARBAGE.count(word.clear().append(each));
        }
        assertThat(GARBAGE.mostFrequent()).isEqualTo(new Frequency(5, 'a', 2));
    }

    @Test
    void aRequestThatNeedsTooMuchMemoryIsRefused() throws RemoteFault {
        HostKernel.reset().connect(GARBAGE.endpoint().address(), new GarbageDispatcher(new GarbageLogic() {
            @Override
            public int keep(int bytes) {
                throw new OutOfMemoryError("Java heap space");
            }
        }));
        assertThatThrownBy(() -> GARBAGE.keep(1)).isSameAs(RemoteFault.OUT_OF_MEMORY);
    }
}
