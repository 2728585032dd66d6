// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_revisions.h"

#include <algorithm>
#include <string>

namespace velocert::reports {
namespace {

using base::ErrorCode;

constexpr std::size_t most_objects = 1'000'000;
constexpr std::size_t longest_tail = 4096;

tl::unexpected<base::Error> refuse(std::size_t at, std::string found, std::string expected) {
    return base::fail(ErrorCode::integrity, "byte " + std::to_string(at), std::move(found), std::move(expected));
}

/// The sections of a cross-reference table, each entry in its 20 bytes.
base::Result<void> read_table(PdfReader& reader, PdfRevision& revision) {
    if (!reader.skip("xref\n")) return reader.refuse("no cross-reference table", "a classic one");
    while (!reader.skip("trailer ") && !reader.skip("trailer\n")) {
        const std::size_t first = reader.digits(7);
        if (first == PdfValue::npos || !reader.skip(" ")) return reader.refuse("a broken table", "a section");
        const std::size_t count = reader.digits(7);
        if (count == PdfValue::npos || !reader.skip("\n") || first + count > most_objects)
            return reader.refuse("a broken table", "a section");
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t from = reader.at();
            const std::size_t place = reader.digits(10);
            if (place == PdfValue::npos || reader.at() != from + 10 || !reader.skip(" "))
                return reader.refuse("a broken entry in the table", "ten digits");
            if (first + i == 0 && reader.skip("65535 f \n")) continue;
            if (!reader.skip("00000 n \n")) return reader.refuse("a broken entry in the table", "an object in use");
            if (!revision.objects.emplace(first + i, place).second)
                return reader.refuse("an object twice in one table", "each once");
        }
    }
    return {};
}

base::Result<PdfRevision> read_revision(std::string_view bytes, std::size_t table, ReadingBudget& budget) {
    PdfRevision revision;
    revision.table = table;
    PdfReader reader(bytes, table, budget);
    if (auto good = read_table(reader, revision); !good) return base::fail(good.error());
    auto trailer = reader.value();
    if (!trailer) return base::fail(trailer.error());
    if (trailer->kind != PdfValue::Kind::dictionary) return reader.refuse("no trailer", "a dictionary");
    if (trailer->find("Encrypt") != nullptr || trailer->find("XRefStm") != nullptr)
        return reader.refuse("encryption or a hidden table", "a plain file");
    revision.trailer = std::move(*trailer);
    if (!reader.skip("\nstartxref\n") || reader.digits(10) != table || !reader.skip("\n%%EOF\n"))
        return reader.refuse("no end behind the trailer", "startxref with the place of this table, and %%EOF");
    revision.end = reader.at();
    return revision;
}

}  // namespace

base::Result<PdfRevisions> PdfRevisions::read(std::string_view bytes) {
    if (bytes.size() > most_bytes) return refuse(bytes.size(), "a file of more than 1 GiB", "a report");
    if (!bytes.starts_with("%PDF-1.7\n")) return refuse(0, "no PDF 1.7", "a report as this program writes it");
    PdfRevisions out;
    out.bytes_ = bytes;
    const std::size_t start = bytes.rfind("startxref\n");
    if (start == std::string_view::npos || bytes.size() - start > longest_tail)
        return refuse(bytes.size(), "no end of a PDF", "startxref near the end; the file is cut off or was extended");
    PdfReader tail(bytes, start + 10, out.budget_);
    std::size_t table = tail.digits(10);
    // From the last writing back to the first; each table stands before the one that names it.
    std::size_t limit = bytes.size();
    for (;;) {
        if (table == PdfValue::npos || table >= limit)
            return refuse(start, "a table that stands nowhere", "the place of a cross-reference table");
        auto revision = read_revision(bytes, table, out.budget_);
        if (!revision) return base::fail(revision.error());
        if (out.revisions_.size() == most_revisions)
            return refuse(table, "too many writings", std::to_string(most_revisions) + " at most");
        const PdfValue* before = revision->trailer.find("Prev");
        limit = table;
        table = before != nullptr ? before->whole_number() : 0;
        const bool first = before == nullptr;
        out.revisions_.push_back(std::move(*revision));
        if (first) break;
    }
    std::reverse(out.revisions_.begin(), out.revisions_.end());
    for (std::size_t i = 0; i < out.revisions_.size(); ++i) {
        PdfRevision& revision = out.revisions_[i];
        if (i > 0) revision.begin = out.revisions_[i - 1].end;
        if (revision.table < revision.begin)
            return refuse(revision.table, "tables that lie in one another", "one writing after the other");
        for (const auto& [number, place] : revision.objects)
            if (place < revision.begin || place >= revision.table)
                return refuse(place, "object " + std::to_string(number) + " outside its own writing", "it inside");
    }
    return out;
}

base::Result<PdfObject> PdfRevisions::object(std::size_t number, std::size_t revision) const {
    for (std::size_t i = std::min(revision + 1, revisions_.size()); i-- > 0;) {
        const auto found = revisions_[i].objects.find(number);
        if (found == revisions_[i].objects.end()) continue;
        PdfReader reader(bytes_.substr(0, revisions_[i].table), found->second, budget_);
        if (!reader.skip(std::to_string(number) + " 0 obj\n"))
            return reader.refuse("another object", "object " + std::to_string(number));
        auto value = reader.value();
        if (!value) return base::fail(value.error());
        return PdfObject{std::move(*value), found->second, reader.at()};
    }
    return base::fail(ErrorCode::integrity, "object " + std::to_string(number), "not in the file", "it in a table");
}

base::Result<PdfValue> PdfRevisions::resolved(const PdfValue* value, std::size_t revision) const {
    if (value == nullptr) return base::fail(ErrorCode::integrity, "document", "a missing member", "it");
    if (value->kind != PdfValue::Kind::reference) return *value;
    auto found = object(value->object, revision);
    if (!found) return base::fail(found.error());
    return std::move(found->value);
}

base::Result<std::string_view> PdfRevisions::stream(std::size_t number, std::size_t revision) const {
    const auto head = object(number, revision);
    if (!head) return base::fail(head.error());
    const auto length = resolved(head->value.find("Length"), revision);
    if (!length) return base::fail(length.error());
    PdfReader reader(bytes_, head->end, budget_);
    const std::size_t size = length->whole_number();
    if (head->value.find("Filter") != nullptr || !reader.skip("\nstream\n") || size > bytes_.size() - reader.at())
        return reader.refuse("a broken or filtered stream", "one that is stored as it is");
    const std::string_view content = bytes_.substr(reader.at(), size);
    PdfReader after(bytes_, reader.at() + size, budget_);
    if (!after.skip("endstream") && !after.skip("\nendstream"))
        return after.refuse("a stream of another length", "the end of the stream");
    return content;
}

}  // namespace velocert::reports
