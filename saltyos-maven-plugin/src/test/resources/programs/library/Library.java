package library;

import java.io.IOException;

/** All of them in one program, of which most is the library itself and so is compiled once: the argument says which to run. */
public class Library {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "Number" -> NumberLibrary.main(arguments);
            case "Text" -> TextLibrary.main(arguments);
            case "Collection" -> CollectionLibrary.main(arguments);
            case "Stream" -> StreamLibrary.main(arguments);
            case "Format" -> FormatLibrary.main(arguments);
            case "System" -> SystemLibrary.main(arguments);
            case "Scanner" -> ScannerLibrary.main(arguments);
            case "Input" -> InputLibrary.main(arguments);
            default -> System.exit(2);
        }
    }
}
