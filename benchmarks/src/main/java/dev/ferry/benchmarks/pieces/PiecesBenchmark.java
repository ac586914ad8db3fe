package dev.ferry.benchmarks.pieces;

import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import java.util.List;
import java.util.stream.Collectors;

/** Measures every operation in every implementation, and writes {@code docs/performance/pieces.md}. */
public final class PiecesBenchmark {

    private static final List<MeasuredOperation> PIECES = List.of(
            new MeasuredOperation(
                    "escape six rows",
                    Escaping.class,
                    Csv.SIX_ROWS,
                    Implementation.JACKSON,
                    Implementation.BYTE_BY_BYTE),
            new MeasuredOperation(
                    "escape 64 KiB of plain CSV",
                    Escaping.class,
                    Csv.PLAIN,
                    Implementation.JACKSON,
                    Implementation.BYTE_BY_BYTE),
            new MeasuredOperation(
                    "escape 64 KiB of quoted CSV",
                    Escaping.class,
                    Csv.QUOTED,
                    Implementation.JACKSON,
                    Implementation.BYTE_BY_BYTE),
            new MeasuredOperation("unquote 64 KiB of plain CSV", Unquoting.class, Csv.PLAIN, Implementation.JACKSON),
            new MeasuredOperation("unquote 64 KiB of quoted CSV", Unquoting.class, Csv.QUOTED, Implementation.JACKSON),
            new MeasuredOperation("parse a status", Understanding.class, ShortAnswer.STATUS, Implementation.JACKSON),
            new MeasuredOperation("parse a receipt", Understanding.class, ShortAnswer.RECEIPT, Implementation.JACKSON),
            new MeasuredOperation("write an event", Writing.class, StoredValues.EVENT, Implementation.JACKSON),
            new MeasuredOperation("write an upload", Writing.class, StoredValues.UPLOAD, Implementation.JACKSON),
            new MeasuredOperation("read an event", Reading.class, StoredValues.EVENT, Implementation.JACKSON),
            new MeasuredOperation("read an upload", Reading.class, StoredValues.UPLOAD, Implementation.JACKSON));

    private PiecesBenchmark() {}

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (2)
     * @throws Exception if an operation cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        var all = new Rounds(rounds);
        PIECES.forEach(piece -> piece.addTo(all));
        var measured = all.run();
        Page.of("pieces")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(rounds))
                .put(
                        "pieces",
                        PIECES.stream().flatMap(piece -> piece.lines(measured)).collect(Collectors.joining("\n")))
                .raw("data", measured)
                .write();
    }
}
