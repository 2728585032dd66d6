// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/mt_sics.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using Lines = std::vector<std::string>;

// Reply forms, their columns and their meaning are those of the MT-SICS reference for levels 0 and 1.

TEST_CASE("the manual's example of a stable 100.00 g is read digit by digit") {
    const std::string bytes("\x53\x20\x53\x20\x20\x20\x20\x20\x31\x30\x30\x2E\x30\x30\x20\x67\x0D\x0A");
    CHECK(lines(decode(mt_sics, bytes)) == Lines{"mass 100.00 g step 0.01 stable @0+17"});
}

TEST_CASE("each form of weight reply has its own indication") {
    struct Row {
        const char* reply;
        const char* indication;
    };
    for (const auto& row : {
             Row{"S S      62.95 kg\r\n", "mass 62.95 kg step 0.01 stable @0+18"},
             Row{"S D      62.95 kg\r\n", "mass 62.95 kg step 0.01 @0+18"},
             Row{"S S      -0.05 kg\r\n", "mass -0.05 kg step 0.01 stable @0+18"},
             Row{"S S -     1.23 g\r\n", "mass -1.23 g step 0.01 stable @0+17"},
             Row{"S S +     1.23 g\r\n", "mass 1.23 g step 0.01 stable @0+17"},
             Row{"S S       0.00 kg\r\n", "mass 0.00 kg step 0.01 stable @0+18"},
             Row{"S S      -0.00 kg\r\n", "mass 0.00 kg step 0.01 stable @0+18"},
             Row{"S S 1234567890 mg\r\n", "mass 1234567890 mg step 1 stable @0+18"},
             Row{"S S 1234.56789 g\r\n", "mass 1234.56789 g step 0.00001 stable @0+17"},
             Row{"S S      1.234 t\r\n", "mass 1.234 t step 0.001 stable @0+17"},
             Row{"S S     100.00 g    \r\n", "mass 100.00 g step 0.01 stable @0+21"},
             Row{"S I\r\n", "mass - no-value @0+4"},
             Row{"S +\r\n", "mass - over-range @0+4"},
             Row{"S -\r\n", "mass - under-range @0+4"},
         }) {
        CAPTURE(row.reply);
        CHECK(lines(decode(mt_sics, row.reply)) == Lines{row.indication});
    }
}

TEST_CASE("a weight reply that is not exactly in its columns is never a value") {
    for (const char* reply : {
             "S S     62.95 kg\r\n",        // a character is missing
             "S S       62.95 kg\r\n",      // one too many
             "S S 62.95 kg\r\n",            // not padded
             "S S      62.9  kg\r\n",       // the last digit is lost
             "S S      62,95 kg\r\n",       // no decimal point
             "S S      62.95kg\r\n",        // no blank before the unit
             "S S      62.95\r\n",          // no unit
             "S S      62.95 \r\n",         // an empty unit
             "S S      62.95 k!\r\n",       // no unit at all
             "S S      62.95 kg     \r\n",  // more than five characters of unit
             "S S      6 .95 kg\r\n",       // a hole
             "S S       .950 kg\r\n",       // no digit before the point
             "S S        95. kg\r\n",       // none behind it
             "S S     6-2.95 kg\r\n",       // a sign in the middle
             "S S        nan kg\r\n",       //
             "S S        inf kg\r\n",       //
             "S S      1e+02 kg\r\n",       //
             "S S            kg\r\n",       // no digits
             "S S\t     62.95 kg\r\n",      // a tab
             "S S\r\n",                     // stable, but what?
             "S X      62.95 kg\r\n",       // no such status
             "S  S     62.95 kg\r\n",       //
             "s S      62.95 kg\r\n",       // lower case
             "SI S     62.95 kg\r\n",       // the reply id is S, not SI
             "S S      62.95 kg",           // cut off
         }) {
        CAPTURE(reply);
        const auto decoded = decode(mt_sics, reply);
        CHECK(decoded.indications.empty());
        CHECK(decoded.rejected.size() == 1);
    }
}

TEST_CASE("a unit the program does not weigh in is rejected with a fault that names it") {
    CHECK(lines(decode(mt_sics, "S S     138.78 lb\r\n")) ==
          Lines{"rejected syntax @0+18", "fault [the balance shows 'lb'; set it to kg or g] @0"});
}

TEST_CASE("the resolution is the display step where it is known, and the last digit where not") {
    const char* reply = "S S      62.95 kg\r\n";
    CHECK(lines(decode(mt_sics, reply, {{"profile", "150-kg-platform"}})) ==
          Lines{"mass 62.95 kg step 0.05 stable @0+18"});
    CHECK(lines(decode(mt_sics, reply, {{"step", "50 g"}})) == Lines{"mass 62.95 kg step 0.05 stable @0+18"});
    CHECK(lines(decode(mt_sics, "S S    62950.0 g\r\n", {{"step", "0.05 kg"}})) ==
          Lines{"mass 62950.0 g step 50 stable @0+17"});
    CHECK(lines(decode(mt_sics, "S S         63 kg\r\n", {{"step", "0.05 kg"}})) ==
          Lines{"mass 63 kg step 0.05 stable @0+18"});
    // Finer than the profile says: then the digits tell.
    CHECK(lines(decode(mt_sics, "S S      62.93 kg\r\n", {{"step", "0.05 kg"}})) ==
          Lines{"mass 62.93 kg step 0.01 stable @0+18"});
}

TEST_CASE("the high-resolution profile has eleven characters, and then ten are wrong") {
    const Options kern{{"profile", "kern-kcp-sx"}};
    CHECK(lines(decode(mt_sics, "S S  12.345678 kg\r\n", kern)).front().starts_with("rejected"));
    CHECK(lines(decode(mt_sics, "S S   12.345678 kg\r\n", kern)) ==
          Lines{"mass 12.345678 kg step 0.000001 stable @0+19"});
}

TEST_CASE("a hardware fault inside a weight reply is a fault and no value") {
    CHECK(lines(decode(mt_sics, "S S Error 1\r\n")) ==
          Lines{"mass - no-value @0+12", "fault [the balance reports Error 1] @0"});
}

TEST_CASE("each command has its reply") {
    struct Row {
        const char* command;
        const char* reply;
        Lines lines;
    };
    for (const auto& row : {
             Row{"Z", "Z A", {"accepted [zero] @0"}},
             Row{"Z", "Z I", {"refused [zero: not now (busy, or not stable in time)] @0"}},
             Row{"Z", "Z +", {"refused [zero: above the permitted range] @0"}},
             Row{"Z", "Z -", {"refused [zero: below the permitted range] @0"}},
             Row{"ZI", "ZI S", {"accepted [zero] @0"}},
             Row{"ZI", "ZI D", {"accepted [zero] @0"}},
             Row{"T", "T S      12.50 kg", {"mass 12.50 kg step 0.01 stable zeroing @0+18", "accepted [tare] @0"}},
             Row{"T", "T -", {"refused [tare: below the permitted range] @0"}},
             Row{"TI", "TI D      12.50 kg", {"mass 12.50 kg step 0.01 zeroing @0+19", "accepted [tare] @0"}},
             Row{"TA",
                 "TA A      12.50 kg",
                 {"mass 12.50 kg step 0.01 stable zeroing @0+19", "accepted [tare-value] @0"}},
             Row{"TA 12.5 kg", "TA L", {"refused [tare-value: wrong parameter] @0"}},
             Row{"TAC", "TAC A", {"accepted [tare-clear] @0"}},
             Row{"I1", "I1 A \"01\" \"2.30\" \"2.22\"", {"accepted [levels] @0"}},
             Row{"I2", "I2 A \"VIRTUAL-150 150.00 kg\"", {"identity [|VIRTUAL-150 150.00 kg||] @0"}},
             Row{"I3", "I3 A \"1.20 10.15.6.100\"", {"identity [|||1.20 10.15.6.100] @0"}},
             Row{"I4", "I4 A \"B021002593\"", {"identity [||B021002593|] @0"}},
             Row{"@", "I4 A \"B021002593\"", {"identity [||B021002593|] @0", "accepted [cancel] @0"}},
             Row{"D \"hello\"", "D A", {"accepted [display] @0"}},
             Row{"DW", "DW A", {"accepted [weight-display] @0"}},
             Row{"U kg", "U A", {"accepted [unit] @0"}},
             Row{"S", "S L", {"rejected refused @0+4", "refused [value: wrong parameter] @0"}},
             Row{"z", "ES", {"rejected late @0+3"}},
             Row{"Z", "ES", {"rejected refused @0+3", "refused [zero: the balance does not know the command (ES)] @0"}},
             Row{"S", "ET", {"rejected refused @0+3", "refused [value: the command arrived damaged (ET)] @0"}},
             Row{"SIR", "EL", {"rejected refused @0+3", "refused [stream: the balance cannot do it now (EL)] @0"}},
         }) {
        CAPTURE(row.command, row.reply);
        CHECK(lines(decode(mt_sics, {sends(std::string(row.command) + "\r\n"),
                                     answers(std::string(row.reply) + "\r\n")})) == row.lines);
    }
}

TEST_CASE("a list of commands is read to its last line") {
    CHECK(lines(decode(mt_sics, {sends("I0\r\n"),
                                 answers("I0 B 0 \"I0\"\r\nI0 B 0 \"S\"\r\nI0 A 1 \"D\"\r\nI0 A 1 \"D\"\r\n")})) ==
          Lines{"rejected late @37+11", "accepted [commands] @25"});
}

TEST_CASE("what is no reply of a balance is rejected") {
    struct Row {
        const char* bytes;
        const char* reason;
    };
    for (const auto& row :
         {Row{"hello\r\n", "garbage"}, Row{"S \r\n", "garbage"}, Row{"Z B\r\n", "syntax"}, Row{"Z A A\r\n", "syntax"},
          Row{"ZI A\r\n", "syntax"}, Row{"T A\r\n", "syntax"}, Row{"I4 B \"1\"\r\n", "syntax"},
          Row{"I4 A 1\r\n", "syntax"}, Row{"I2 A model\r\n", "syntax"}, Row{"I2 A \"model\r\n", "syntax"},
          Row{"\x80\xff\x01\r\n", "garbage"}, Row{"E S\r\n", "garbage"}}) {
        CAPTURE(row.bytes);
        const auto decoded = decode(mt_sics, row.bytes);
        REQUIRE(lines(decoded).size() == 1);
        CHECK(lines(decoded).front().starts_with("rejected " + std::string(row.reason)));
    }
}

TEST_CASE("a line ends with CR LF, CR or LF, as the terminal is set, and an empty one says nothing") {
    for (const std::string end : {"\r\n", "\r", "\n", "\r\r\n"}) {
        CAPTURE(end.size(), int(end[0]));
        const std::string weight = "S S      62.95 kg" + end;
        const auto second = std::to_string(weight.size());
        CHECK(lines(decode(mt_sics, weight + weight)) ==
              Lines{"mass 62.95 kg step 0.01 stable @0+18", "mass 62.95 kg step 0.01 stable @" + second + "+18"});
        CHECK(lines(decode(mt_sics, end)).empty());
        CHECK(
            lines(decode(mt_sics, {sends("@\r\n"), answers("I4 A \"7\"" + end), sends("I2\r\n"),
                                   answers("I2 A \"WXS\"" + end), sends("SI\r\n"), answers("S D      62.95 kg" + end)}))
                .size() == 4);
    }
    // One that has not ended is none.
    CHECK(lines(decode(mt_sics, "S S      62.95 kg")) == Lines{"rejected truncated @0+17"});
}

TEST_CASE("a serial number line nobody asked for means that the balance has restarted") {
    CHECK(lines(decode(mt_sics, {sends("@\r\n"), answers("I4 A \"7\"\r\nI4 A \"7\"\r\n")})) ==
          Lines{"identity [||7|] @0", "accepted [cancel] @0", "restarted [7] @10"});
    // In the middle of a stream; what was open before is not answered any more.
    CHECK(lines(decode(mt_sics,
                       {sends("SIR\r\n"), answers("S D      10.00 kg\r\nI4 A \"7\"\r\nS D       0.00 kg\r\n")})) ==
          Lines{"mass 10.00 kg step 0.01 @0+18", "rejected late @29+18", "restarted [7] @19"});
    // Both at once: the reply to a question and a restart.
    CHECK(lines(decode(mt_sics, {sends("I4\r\n"), answers("I4 A \"7\"\r\n"), answers("I4 A \"7\"\r\n")})) ==
          Lines{"identity [||7|] @0", "restarted [7] @10"});
}

TEST_CASE("in a bare capture the line counts as a restart once weights have been seen") {
    CHECK(lines(decode(mt_sics, "I4 A \"7\"\r\nS S       1.00 kg\r\nI4 A \"7\"\r\nS S       0.00 kg\r\n")) ==
          Lines{"mass 1.00 kg step 0.01 stable @10+18", "mass 0.00 kg step 0.01 stable @39+18", "identity [||7|] @0",
                "restarted [7] @29"});
}

TEST_CASE("a reply to a request that is no longer open is late") {
    struct Row {
        const char* what;
        std::vector<Said> conversation;
        std::vector<std::string> lines;
    };
    for (const auto& row : {
             Row{"a weight nobody asked for",
                 {sends("Z\r\n"), answers("S S       1.00 kg\r\n")},
                 {"rejected late @0+18"}},
             Row{"a second answer to one question",
                 {sends("S\r\n"), answers("S S       1.00 kg\r\nS S       1.05 kg\r\n")},
                 {"mass 1.00 kg step 0.01 stable @0+18", "rejected late @19+18"}},
             Row{"a weight after its cancel, before the cancel's answer",
                 {sends("S\r\n"), sends("@\r\n"), answers("S S       1.00 kg\r\nI4 A \"7\"\r\n")},
                 {"rejected late @0+18", "identity [||7|] @19", "accepted [cancel] @19"}},
             Row{"the same with a new question already waiting",
                 {sends("S\r\n"), sends("@\r\n"), sends("S\r\n"),
                  answers("S S       1.00 kg\r\nI4 A \"7\"\r\nS S       2.00 kg\r\n")},
                 {"mass 2.00 kg step 0.01 stable @29+18", "rejected late @0+18", "identity [||7|] @19",
                  "accepted [cancel] @19"}},
             Row{"the tail of a stream after its cancel",
                 {sends("SIR\r\n"), answers("S D       1.00 kg\r\n"), sends("@\r\n"),
                  answers("S D       1.10 kg\r\nI4 A \"7\"\r\nS D       1.20 kg\r\n")},
                 {"mass 1.00 kg step 0.01 @0+18", "rejected late @19+18", "rejected late @48+18", "identity [||7|] @38",
                  "accepted [cancel] @38"}},
             Row{"a zeroing that was given up",
                 {sends("Z\r\n"), sends("@\r\n"), answers("Z A\r\nI4 A \"7\"\r\n")},
                 {"rejected late @0+4", "identity [||7|] @5", "accepted [cancel] @5"}},
         }) {
        CAPTURE(row.what);
        CHECK(lines(decode(mt_sics, row.conversation)) == row.lines);
    }
}

TEST_CASE("a cancel that was lost on the way does not make all later weights late") {
    // The balance was not listening yet; asked again, it answers once.
    CHECK(lines(decode(mt_sics, {sends("@\r\n"), sends("@\r\n"), answers("I4 A \"7\"\r\n"), sends("I2\r\n"),
                                 answers("I2 A \"M\"\r\n"), sends("S\r\n"), answers("S S       1.00 kg\r\n")})) ==
          Lines{"mass 1.00 kg step 0.01 stable @20+18", "identity [||7|] @0", "accepted [cancel] @0",
                "identity [|M||] @10"});
    // One that never answers a cancel is believed again after two seconds, and not before.
    struct Row {
        std::int64_t after_ns;
        const char* given;
    };
    for (const auto& row :
         {Row{2'000'000'000, "rejected late @0+18"}, Row{2'000'000'001, "mass 1.00 kg step 0.01 stable @0+18"}}) {
        using velocert::metrology::Direction;
        const auto decoder = decoder_of(mt_sics);
        velocert::metrology::Decoded out;
        const auto feed = [&](Direction direction, std::string_view bytes, std::int64_t time_ns) {
            decoder->feed(direction, velocert::base::as_bytes(bytes), time_ns, out);
        };
        feed(Direction::sent, "@\r\n", 1'000);
        feed(Direction::sent, "S\r\n", 2'000);
        feed(Direction::received, "S S       1.00 kg\r\n", 1'000 + row.after_ns);
        CHECK(lines(out) == Lines{row.given});
    }
}

TEST_CASE("a stream goes on through other commands, and ends with the next weight request") {
    CHECK(lines(decode(mt_sics, {sends("SIR\r\n"), answers("S D       1.00 kg\r\n"), sends("Z\r\n"),
                                 answers("S D       1.00 kg\r\nZ A\r\nS S       0.00 kg\r\n"), sends("S\r\n"),
                                 answers("S S       0.00 kg\r\nS S       0.00 kg\r\n")})) ==
          Lines{"mass 1.00 kg step 0.01 @0+18", "mass 1.00 kg step 0.01 @19+18", "mass 0.00 kg step 0.01 stable @43+18",
                "mass 0.00 kg step 0.01 stable @62+18", "rejected late @81+18", "accepted [zero] @38"});
}

TEST_CASE("after garbage the next line is read again") {
    const std::string noise("\x00\xff\x0a\x1bS S    7\n", 13);
    CHECK(lines(decode(mt_sics, noise + "S S       1.00 kg\r\n")) ==
          Lines{"mass 1.00 kg step 0.01 stable @13+18", "rejected garbage @0+3", "rejected garbage @3+10"});
    const std::string endless(100'000, 'x');
    CHECK(lines(decode(mt_sics, endless + "\r\nS S       1.00 kg\r\n")) ==
          Lines{"mass 1.00 kg step 0.01 stable @100002+18", "rejected length @0+100001"});
}

TEST_CASE("a conversation gives the same however it is cut into pieces") {
    const std::vector<Said> conversation{
        sends("@\r\n"),
        answers("\xffI4 A \"7\"\r\nI4 A \"7\"\r\n"),
        sends("I2\r\n"),
        answers("I2 A \"M 150 kg\"\r\n"),
        sends("SIR\r\n"),
        answers("S D      61.00 kg\r\nS D     6\x00.00 kg\r\nS S      62.95 kg\r\nS I\r\nS +\r\n"),
        sends("@\r\n"),
        answers("S S      62.95 kg\r\nI4 A \"7\"\r\nS S Error 7\r\nZ A\r\n"),
        answers(std::string(600, '.') + "\r\nES\r\nS S      1")};
    const auto whole = lines(decode(mt_sics, conversation));
    CHECK(whole.size() > 10);
    for (std::size_t piece = 1; piece < 40; ++piece) {
        CAPTURE(piece);
        CHECK(lines(decode(mt_sics, conversation, {}, piece)) == whole);
    }
}

TEST_CASE("any bytes at all, cut anywhere, give one and the same result") {
    CHECK(rc::check("cuts do not matter", [] {
        // Pieces of real lines and noise, so that the interesting places are met.
        const auto bytes = *rc::gen::container<std::vector<std::string>>(
            rc::gen::oneOf(rc::gen::element<std::string>("S S      62.95 kg\r\n", "S D", " ", "\r\n", "\n",
                                                         "I4 A \"1\"\r\n", "Z A\r\n", "ES\r\n", "S I\r\n", "S S ",
                                                         "     1.00", " kg", "S S Error 2\r\n"),
                           rc::gen::string<std::string>()));
        std::string stream;
        for (const auto& part : bytes) stream += part;
        const auto whole = lines(decode(mt_sics, stream));
        const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
        RC_ASSERT(lines(decode(mt_sics, stream, {}, piece)) == whole);
        // Every byte belongs to at most one frame, in order.
        const auto decoded = decode(mt_sics, stream);
        std::size_t covered = 0;
        for (const auto& frame : decoded.rejected) covered += frame.length;
        for (const auto& indication : decoded.indications) covered += indication.length;
        RC_ASSERT(covered <= stream.size());
    }));
}

TEST_CASE("options of a balance are checked") {
    CHECK(mt_sics.make_decoder({}));
    CHECK(mt_sics.make_decoder({{"profile", "150-kg-platform"}, {"step", "20 g"}, {"settings", "2400 7E1"}}));
    for (const auto& options : {Options{{"profile", "no-such"}}, Options{{"stepp", "1 g"}}, Options{{"step", "1 m"}},
                                Options{{"step", "0 g"}}, Options{{"step", "-1 g"}}, Options{{"step", "nan kg"}},
                                Options{{"settings", "9600"}}}) {
        CAPTURE(options.begin()->first, options.begin()->second);
        CHECK_FALSE(mt_sics.make_decoder(options));
    }
}
