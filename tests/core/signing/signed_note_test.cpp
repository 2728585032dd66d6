// SPDX-License-Identifier: GPL-3.0-or-later
// The keys, texts and signatures of Peter and Enoch are those of the test of golang.org/x/mod/sumdb/note
// (note_test.go), which is where the form of C2SP signed-note comes from.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/digest.h"
#include "core/signing/encoding/base64.h"
#include "core/signing/notes/signed_note.h"

using namespace velocert::signing;
using velocert::base::ErrorCode;

namespace {

const std::string peter_public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string peter_private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string enoch_public = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const std::string text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const std::string peter_line =
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string enoch_line =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

NoteVerifier peter() { return *NoteVerifier::parse(peter_public); }
NoteVerifier enoch() { return *NoteVerifier::parse(enoch_public); }

std::string repeated(const std::string& line, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += line;
    return out;
}

std::filesystem::path scratch(const char* name) {
    auto folder = std::filesystem::temp_directory_path() / (std::string("velocert_note_") + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return folder / name;
}

}  // namespace

TEST_CASE("a published key signs the published text with the published signature", "[signing][note]") {
    const auto key = StationKey::parse(peter_private, "here");
    REQUIRE(key);
    CHECK(key->verifier().text() == peter_public);
    CHECK(velocert::base::hex(key->verifier().key_id()) == "c74f20a3");
    const auto note = sign_note(text, *key);
    REQUIRE(note);
    CHECK(*note == text + "\n" + peter_line);
}

TEST_CASE("the published signatures hold for the keys that are given, and the others prove nothing",
          "[signing][note]") {
    const auto note = text + "\n" + peter_line + enoch_line;
    const std::vector one{peter()};
    auto read = verify_note(note, one, "note");
    REQUIRE(read);
    CHECK(read->text == text);
    REQUIRE(read->verified.size() == 1);
    CHECK(read->verified.front().name == "PeterNeumann");
    REQUIRE(read->unknown_keys.size() == 1);
    CHECK(read->unknown_keys.front().name == "EnochRoot");

    const std::vector both{peter(), enoch()};
    read = verify_note(note, both, "note");
    REQUIRE(read);
    CHECK(read->verified.size() == 2);
    CHECK(read->unknown_keys.empty());

    const auto none = verify_note(note, {}, "note");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::integrity);

    // The same line twice counts once.
    read = verify_note(text + "\n" + peter_line + peter_line, one, "note");
    REQUIRE(read);
    CHECK(read->verified.size() == 1);
}

TEST_CASE("no part of a key text and no key text with one byte changed is a key", "[signing][note]") {
    for (std::size_t from = 0; from <= peter_public.size(); ++from)
        for (std::size_t to = from + 1; to <= peter_public.size(); ++to)
            if (from != 0 || to != peter_public.size())
                CHECK_FALSE(NoteVerifier::parse(std::string_view(peter_public).substr(from, to - from)));
    for (std::size_t i = 0; i < peter_public.size(); ++i) {
        auto changed = peter_public;
        ++changed[i];
        CHECK_FALSE(NoteVerifier::parse(changed));
    }
    for (std::size_t i = 0; i < peter_private.size(); ++i) {
        auto changed = peter_private;
        ++changed[i];
        const auto read = StationKey::parse(changed, "here");
        REQUIRE_FALSE(read);
        CHECK(read.error().text().find("AYEKFALV") == std::string::npos);
        CHECK_FALSE(StationKey::parse(peter_private.substr(0, i), "here"));
    }
    // A key that is too long and an unknown algorithm, each with the right key id.
    CHECK_FALSE(NoteVerifier::parse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="));
    CHECK_FALSE(NoteVerifier::parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
}

TEST_CASE("what is no note is refused", "[signing][note]") {
    const std::vector keys{peter()};
    const std::vector<std::pair<const char*, std::string>> cases = {
        {"nothing", ""},
        {"no signatures", text},
        {"no signature line", text + "\n"},
        {"cut line", text + "\n" + peter_line.substr(0, peter_line.size() - 1)},
        {"control character", "\x01" + text + "\n" + peter_line},
        {"not UTF-8", "\xff" + text + "\n" + peter_line},
        {"a name of two words", text + "\n— Bad Name " + peter_line.substr(17)},
        {"a line that is no signature", text + "\n" + peter_line + "Unexpected line.\n"},
        {"a hyphen", text + "\n- " + peter_line.substr(4)},
        {"no signature after the key id", text + "\n— PeterNeumann x08gow==\n"},
        {"101 signatures", text + "\n" + repeated(peter_line, 101)},
        {"base64 without padding", text + "\n" + peter_line.substr(0, peter_line.size() - 2) + "\n"},
    };
    for (const auto& [what, note] : cases) {
        CAPTURE(what);
        const auto read = verify_note(note, keys, "checkpoint 7");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::bad_value);
        CHECK(read.error().where.starts_with("checkpoint 7"));
    }
}

TEST_CASE("any changed byte of a note makes it fail", "[signing][note]") {
    const std::vector keys{peter()};
    const auto note = text + "\n" + peter_line;
    for (std::size_t i = 0; i < note.size(); ++i)
        for (const unsigned bit : {1U, 2U, 4U, 8U, 16U, 32U, 64U, 128U}) {
            auto changed = note;
            changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ bit);
            CAPTURE(i, bit);
            CHECK_FALSE(verify_note(changed, keys, "note"));
        }
}

TEST_CASE("a wrong signature under a known name and id is an error, not an unknown key", "[signing][note]") {
    const std::vector keys{peter(), enoch()};
    const auto read = verify_note(text + "more\n\n" + peter_line, keys, "note");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::integrity);
    // Also where another signature of the same note holds.
    const auto mixed = text + "\n" + peter_line + enoch_line.substr(0, 40) + "ABCD" + enoch_line.substr(40);
    CHECK_FALSE(verify_note(mixed, keys, "note"));
}

TEST_CASE("texts that are no text of a note are not signed", "[signing][note]") {
    const auto key = StationKey::parse(peter_private, "here");
    REQUIRE(key);
    for (const char* bad : {"", "abc", "a\tb\n", "a\rb\n", "\x80\n"}) CHECK_FALSE(sign_note(bad, *key));
    // Empty lines inside the text are text.
    const auto note = sign_note("one\n\ntwo\n", *key);
    REQUIRE(note);
    const std::vector keys{peter()};
    const auto read = verify_note(*note, keys, "note");
    REQUIRE(read);
    CHECK(read->text == "one\n\ntwo\n");
}

TEST_CASE("signatures are added one after the other, and that of the same key is replaced", "[signing][note]") {
    const velocert::base::SystemEntropy entropy;
    const auto one = StationKey::make("bench-1.lab.example", entropy);
    const auto two = StationKey::make("台架二", entropy);
    REQUIRE(one);
    REQUIRE(two);
    auto note = sign_note(text, *one);
    REQUIRE(note);
    note = add_note_signature(*note, *two);
    REQUIRE(note);
    const auto again = add_note_signature(*note, *two);
    REQUIRE(again);
    CHECK(*again == *note);
    const std::vector keys{one->verifier(), two->verifier()};
    const auto read = verify_note(*note, keys, "note");
    REQUIRE(read);
    CHECK(read->verified.size() == 2);
}

TEST_CASE("names with blanks, a plus sign or too many bytes name no key", "[signing][note]") {
    const velocert::base::SystemEntropy entropy;
    const std::vector<std::string> names{"",         "a b",  "a+b",  "a\u00a0b", "a\u3000b",
                                         "a\u2028b", "a\nb", "\xff", "a\u0085b", std::string(201, 'a')};
    for (const auto& name : names) {
        CAPTURE(name);
        CHECK_FALSE(StationKey::make(name, entropy));
    }
    CHECK(StationKey::make(std::string(200, 'a'), entropy));
}

TEST_CASE("a stored key comes back, is read by its owner alone, and is never overwritten", "[signing][note]") {
    const velocert::base::SystemEntropy entropy;
    const auto key = StationKey::make("bench-1", entropy);
    REQUIRE(key);
    const auto path = scratch("station.key");
    std::filesystem::remove(path);
    REQUIRE(key->store(path));
    struct stat state {};
    REQUIRE(::stat(path.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0600);

    const auto back = StationKey::load(path);
    REQUIRE(back);
    CHECK(back->verifier() == key->verifier());
    CHECK(back->sign("x") == key->sign("x"));

    const auto twice = key->store(path);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::already_exists);

    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    const auto open = StationKey::load(path);
    REQUIRE_FALSE(open);
    CHECK(open.error().code == ErrorCode::not_permitted);

    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    std::ofstream(path, std::ios::app) << "more\n";
    CHECK_FALSE(StationKey::load(path));
    const auto missing = StationKey::load(scratch("none"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::not_found);
    std::filesystem::remove_all(path.parent_path());
}

TEST_CASE("base64 is that of RFC 4648 section 10, and strict", "[signing][base64]") {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : vectors) {
        CHECK(base64(velocert::base::as_bytes(plain)) == encoded);
        CHECK(bytes_of_base64(encoded, "here") == plain);
    }
    for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9v\n", "Zm 9v", "Zm9v=", "Zm-_", "===="})
        CHECK_FALSE(bytes_of_base64(bad, "here"));
    // Each byte value that is no letter, in each place.
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t place = 0; place < 4; ++place) {
            std::string four = "AAAA";
            four[place] = static_cast<char>(byte);
            CAPTURE(byte, place);
            const bool letter = letters.find(four[place]) != std::string::npos;
            const bool padding = byte == '=' && place == 3;
            CHECK(bytes_of_base64(four, "here").has_value() == (letter || padding));
        }
}
