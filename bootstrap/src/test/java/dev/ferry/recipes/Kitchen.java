package dev.ferry.recipes;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.ferry.recipes.Recipe.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles a recipe as a reader would, and runs the tests in it. */
record Kitchen(Path classes) {

    /** What the compiler has to say, which is nothing when the recipe is good. */
    String compile(Recipe recipe) {
        var words = new StringWriter();
        var options =
                List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-path,-classfile,-processing", "-Werror");
        var files = recipe.sources().stream().map(Kitchen::file).toList();
        var good = ToolProvider.getSystemJavaCompiler()
                .getTask(words, null, null, options, null, files)
                .call();
        return good ? "" : "javac:\n" + words;
    }

    /** Runs the tests of a recipe that was compiled. */
    TestExecutionSummary run(Recipe recipe) throws IOException, ClassNotFoundException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            var request = LauncherDiscoveryRequestBuilder.request();
            for (var source : recipe.sources().stream().filter(Source::isTest).toList()) {
                request.selectors(selectClass(loader.loadClass(source.type())));
            }
            var listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request.build(), listener);
            return listener.getSummary();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static JavaFileObject file(Source source) {
        var name = URI.create("recipe:///" + source.type().replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }
}
