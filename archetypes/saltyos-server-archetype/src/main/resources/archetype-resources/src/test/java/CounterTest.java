package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;

/** The server through its generated client and dispatcher, on the JVM. */
class CounterTest {
    private static final Endpoint ENDPOINT = new Endpoint(7);

    private final CounterClient counter = new CounterClient(ENDPOINT);

    @BeforeEach
    void connect() {
        HostKernel.reset().connect(ENDPOINT.address(), new CounterDispatcher(new CounterLogic()));
    }

    @Test
    void counts() throws Exception {
        assertEquals(3, counter.add(3));
        assertEquals(5, counter.add(2));
    }

    @Test
    void refusesToOverflow() throws Exception {
        counter.add(Long.MAX_VALUE);
        assertThrows(CounterOverflow.class, () -> counter.add(1));
        assertEquals(Long.MAX_VALUE, counter.add(0));
    }
}
