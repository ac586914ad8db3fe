package dev.ferry.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Name;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The types that source files declare, also in modules that this module cannot load. */
final class Sources {

    private Sources() {}

    /**
     * A type that a file declares.
     *
     * @param packageName empty for the unnamed package
     * @param name the name below the package, with the enclosing types: {@code Outer.Inner}
     */
    record Type(String packageName, String name) {

        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        boolean isTopLevel() {
            return !name.contains(".");
        }
    }

    /** All types of main code in all modules. */
    static List<Type> main() {
        return Repository.TYPES.entrySet().stream()
                .filter(file -> file.getKey().toString().contains("/src/main/java/"))
                .flatMap(file -> file.getValue().stream())
                .toList();
    }

    /** The types of one file of the repository. */
    static List<Type> in(Path file) {
        return Repository.TYPES.getOrDefault(file, List.of());
    }

    /** The types of one file, given its text. */
    static List<Type> in(String text) {
        var file = RepositoryFiles.ROOT.resolve("Source.java");
        return parsed(Map.of(file, text)).getOrDefault(file, List.of());
    }

    /** The package of a source file, by its folder. */
    static String packageOf(Path file) {
        var folder = String.valueOf(file.getParent());
        return folder.replaceFirst(".*/src/(main|test)/java/", "").replace('/', '.');
    }

    private static Map<Path, List<Type>> parsedTree() {
        try (var files = Files.walk(RepositoryFiles.ROOT)) {
            return parsed(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .collect(Collectors.toMap(Function.identity(), RepositoryFiles::text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Path, List<Type>> parsed(Map<Path, String> texts) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var sources = texts.entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        var task = (JavacTask) compiler.getTask(null, null, null, null, null, sources);
        var found = new HashMap<Path, List<Type>>();
        try {
            for (var unit : task.parse()) {
                var types = new ArrayList<Type>();
                unit.accept(new Declarations(unit, types), "");
                found.put(Path.of(unit.getSourceFile().toUri()), types);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Parsed once, when a test first needs it. */
    private static final class Repository {
        static final Map<Path, List<Type>> TYPES = parsedTree();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Path file, String text) {
            super(file.toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Collects declarations. Local types count as nested types; anonymous classes are skipped. */
    private static final class Declarations extends TreeScanner<@Nullable Void, String> {

        private final String packageName;
        private final List<Type> found;

        Declarations(CompilationUnitTree unit, List<Type> found) {
            Tree name = unit.getPackageName();
            this.packageName = name == null ? "" : name.toString();
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            Name simple = type.getSimpleName();
            if (simple.isEmpty()) {
                return super.visitClass(type, around);
            }
            found.add(new Type(packageName, around + simple));
            return super.visitClass(type, around + simple + ".");
        }
    }
}
