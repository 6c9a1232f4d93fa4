package org.saltyos.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of signatures is whole. */
class SignaturesTest {
    private static List<Integer> constants(Class<?> type) throws IllegalAccessException {
        List<Integer> all = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (field.getType() == int.class) {
                all.add(field.getInt(null));
            }
        }
        return all;
    }

    @Test
    void everyOperationHasOne() throws IllegalAccessException {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < Signatures.COUNT; i++) {
            labels.add(Signatures.label(i));
            assertThat(Signatures.of(Signatures.label(i))).isEqualTo(i);
        }
        assertThat(labels).containsExactlyInAnyOrderElementsOf(constants(Invocation.class));
        assertThat(Signatures.of(0)).isNegative();
    }

    @Test
    void everyKindIsKnown() throws IllegalAccessException {
        List<Integer> types = constants(ObjectType.class);
        List<Integer> kinds = new ArrayList<>(types);
        kinds.addAll(
                constants(Signatures.class).stream().filter(kind -> kind < 0).toList());
        assertThat(kinds).doesNotHaveDuplicates();
        for (int i = 0; i < Signatures.COUNT; i++) {
            assertThat(types).contains(Signatures.invoked(i));
            for (int word = 0; word < Signatures.words(i); word++) {
                assertThat(kinds).contains(Signatures.kind(i, word));
            }
        }
    }
}
