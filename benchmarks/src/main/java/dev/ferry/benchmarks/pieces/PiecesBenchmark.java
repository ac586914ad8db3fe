package dev.ferry.benchmarks.pieces;

import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import java.util.List;
import java.util.stream.Collectors;

/** Measures every operation in every implementation, and writes {@code docs/performance/pieces.md}. */
public final class PiecesBenchmark {

    private static final List<Piece> PIECES = List.of(
            new Piece("escape six rows", Escaping.class, Csv.SIX_ROWS, Way.JACKSON, Way.BYTE_BY_BYTE),
            new Piece("escape 64 KiB of plain CSV", Escaping.class, Csv.PLAIN, Way.JACKSON, Way.BYTE_BY_BYTE),
            new Piece("escape 64 KiB of quoted CSV", Escaping.class, Csv.QUOTED, Way.JACKSON, Way.BYTE_BY_BYTE),
            new Piece("unquote 64 KiB of plain CSV", Unquoting.class, Csv.PLAIN, Way.JACKSON),
            new Piece("unquote 64 KiB of quoted CSV", Unquoting.class, Csv.QUOTED, Way.JACKSON),
            new Piece("parse a status", Understanding.class, Word.STATUS, Way.JACKSON),
            new Piece("parse a receipt", Understanding.class, Word.RECEIPT, Way.JACKSON),
            new Piece("write an event", Writing.class, Kept.EVENT, Way.JACKSON),
            new Piece("write an upload", Writing.class, Kept.UPLOAD, Way.JACKSON),
            new Piece("read an event", Reading.class, Kept.EVENT, Way.JACKSON),
            new Piece("read an upload", Reading.class, Kept.UPLOAD, Way.JACKSON));

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
