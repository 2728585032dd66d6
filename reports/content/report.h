// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/conformity/verdict.h"
#include "reports/charts/chart.h"

namespace velocert::reports {

// The document of a run as data: every word and figure that will stand on paper, in its order, and nothing about
// fonts or positions. Text file, PDF and screen are made from it and say the same.

/// How a text is meant; the renderer gives it weight or colour, never colour alone.
enum class Tone : std::uint8_t { normal, strong, quiet, pass, fail, caution, not_evaluated, not_applicable };

struct Cell {
    Bilingual text;
    Tone tone = Tone::normal;
};

enum class Align : std::uint8_t { left, centre, right };

struct Column {
    Bilingual heading;
    int width = 1;  ///< share of the table's width
    Align align = Align::left;
};

struct Paragraph {
    Bilingual text;
    Tone tone = Tone::normal;
};

struct Field {
    Bilingual label;
    Bilingual value;
    Tone tone = Tone::normal;
};

struct Fields {
    std::vector<Field> items;
};

struct Table {
    Bilingual caption;  ///< may be empty
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

struct Figure {
    Bilingual caption;
    Chart chart;
};

/// A short text as a code that a camera reads (QR), with the text itself beside it, line by line.
struct MatrixCode {
    Bilingual caption;
    std::string text;
};

/// A photo as evidence holds it (JPEG or PNG), with its digest printed under it.
struct Photo {
    Bilingual caption;
    std::string digest;  ///< SHA-256 of the bytes, hex
    std::vector<std::uint8_t> bytes;
};

using Block = std::variant<Paragraph, Fields, Table, Figure, MatrixCode, Photo>;

struct Section {
    std::string id;  ///< stable: "statement", "item", "clauses", "attempts/braking" ...
    Bilingual heading;
    std::vector<Block> blocks;
    bool new_page = false;
};

/// Whether the paper may count.
enum class Standing : std::uint8_t {
    specimen,  ///< from a training archive: for ever a specimen
    draft,     ///< from a real archive, not yet prepared for signing: no number
    numbered,  ///< from a real archive, prepared for its signatures
};

struct Report {
    Standing standing = Standing::specimen;
    std::string number;   ///< "R-2026-0001"; "SPECIMEN-..." of a specimen; empty for a draft
    Bilingual reference;  ///< what the head of every page says to name the report
    Bilingual mark;       ///< on every page: specimen or draft; empty when numbered
    Bilingual title;
    Bilingual subtitle;
    Fields cover;
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    Bilingual conclusion;  ///< the verdict with what it covers
    /// "1 of 62 clauses": what the verdict is about, where clauses stay open; empty for a complete type test
    Bilingual part = {};
    std::vector<Section> sections;
    Bilingual end_mark;
    std::string run_id;
    std::string dated_utc;  ///< end of the run: the document's date, so that the same run gives the same bytes
    std::string program_version;

    [[nodiscard]] const Section* section(std::string_view id) const;
};

}  // namespace velocert::reports
