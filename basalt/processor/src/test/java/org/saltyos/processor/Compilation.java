package org.saltyos.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One run of javac with the processor over sources given as text.
 *
 * @param folder where classes and generated sources were written
 * @param errors the error messages
 * @param warnings the lint warnings
 */
record Compilation(Path folder, List<String> errors, List<String> warnings) {
    /** Compiles top-level types; each source's path is found from its package and type name. */
    static Compilation of(Path folder, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new Text(source));
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "--release",
                    "17",
                    "-Xlint:all,-processing,-options",
                    "-cp",
                    System.getProperty("java.class.path"));
            JavaCompiler.CompilationTask task = compiler.getTask(null, manager, diagnostics, options, null, files);
            task.setProcessors(List.of(new BasaltProcessor()));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compilation(folder, messages(diagnostics, true), messages(diagnostics, false));
    }

    private static List<String> messages(DiagnosticCollector<JavaFileObject> diagnostics, boolean errors) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> (diagnostic.getKind() == Diagnostic.Kind.ERROR) == errors)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** The text of a generated source file. */
    String generated(String type) {
        try {
            return Files.readString(folder.resolve(type.replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a compiled class. */
    Class<?> load(String type) {
        try {
            URL url = folder.toUri().toURL();
            URLClassLoader loader = new URLClassLoader(new URL[] {url}, Compilation.class.getClassLoader());
            // A test runner may switch assertions on for its own loader only.
            loader.setDefaultAssertionStatus(true);
            return loader.loadClass(type);
        } catch (MalformedURLException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("mem:///" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            String packageName =
                    text.replaceAll("(?s).*?package ([\\w.]+);.*", "$1").replace('.', '/');
            String type = text.replaceAll("(?s).*?(?:interface|record|class|enum) (\\w+).*", "$1");
            return packageName + "/" + type + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
