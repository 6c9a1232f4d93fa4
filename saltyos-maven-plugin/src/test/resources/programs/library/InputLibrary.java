package library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The standard input, properties, the environment and clocks. */
public class InputLibrary {
    public static void main(String[] arguments) throws IOException {
        System.out.println(
                System.in.read() + " " + (char) System.in.read() + System.in.readNBytes(3).length + System.in.skip(2));
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int lines = 0;
        int characters = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines++;
            characters += line.length();
            if (lines < 8) {
                System.out.println(lines + ": " + line);
            }
        }
        System.out.println(lines + " " + characters + " " + reader.read() + System.in.read());
        reader.close();
        try {
            reader.read();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(System.getenv("LC_ALL")
                + System.getenv("SALTYOS_NOWHERE")
                + System.getProperty("line.separator").length()
                + System.getProperty("nowhere", "else")
                + System.getProperty("nowhere")
                + System.lineSeparator().length()
                + Integer.getInteger("nowhere", 3));
        long start = System.nanoTime();
        System.out.println((System.nanoTime() >= start) + " " + (System.currentTimeMillis() > 1_600_000_000_000L));
    }
}
