package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names are found and listed as a sorted map would, whatever was added and removed before. */
class NameTableTest {
    private final FileSystem files = new FileSystem("test", 9);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void nameIsFoundInsideAPath() {
        NameTable table = new NameTable();
        Directory node = new Directory(files, 0);
        table.add(bytes("name"), node);
        assertThat(table.find(bytes("/a/name/b"), 3, 7)).isSameAs(node);
        assertThat(table.find(bytes("/a/name/b"), 3, 6)).isNull();
        assertThat(table.find(bytes("/a/name/b"), 3, 8)).isNull();
        assertThat(table.nameOf(node)).isEqualTo(bytes("name"));
        assertThat(table.nameOf(new Directory(files, 0))).isNull();
    }

    @Test
    void itDoesWhatAMapInOrderDoes() {
        Random random = new Random(1);
        NameTable table = new NameTable();
        TreeMap<String, Node> expected = new TreeMap<>();
        for (int step = 0; step < 5000; step++) {
            // Few letters, so that names come again, and bytes above 127, which come last.
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append("ab\u00ff\u00801".charAt(random.nextInt(5)));
            }
            String name = text.toString();
            switch (random.nextInt(4)) {
                case 0 -> assertThat(table.remove(bytes(name))).isSameAs(expected.remove(name));
                case 1 -> {
                    String next = expected.higherKey(name);
                    assertThat(table.after(bytes(name))).isEqualTo(next == null ? null : bytes(next));
                }
                default -> {
                    if (!expected.containsKey(name)) {
                        Node node = new Directory(files, 0);
                        table.add(bytes(name), node);
                        expected.put(name, node);
                    }
                }
            }
            assertThat(table.size()).isEqualTo(expected.size());
            assertThat(table.find(bytes(name), 0, name.length())).isSameAs(expected.get(name));
        }
    }
}
