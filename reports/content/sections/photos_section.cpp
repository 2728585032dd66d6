// SPDX-License-Identifier: GPL-3.0-or-later
// Photos with their captions, those of the order behind those of the run, and the other files that were given as
// answers.
#include <algorithm>
#include <map>

#include "core/sequence/answers/typed_file.h"
#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

/// A file that an attempt names, with what is asked for by it.
struct Named {
    const sequence::StepRun& attempt;
    const standards::Step& step;
    const standards::Field& field;
    sequence::TypedFile file;
};

std::string minute_of(const std::string& utc) {
    return utc.size() < 16 ? utc : utc.substr(0, 10) + ' ' + utc.substr(11, 5) + " UTC";
}

const standards::Title* subject_title(const standards::Step& step, const std::string& id) {
    for (const auto& subject : step.subjects)
        if (subject.id == id) return &subject.title;
    return nullptr;
}

/// When the file was taken in; records from before it was written down know the end of the attempt.
std::string taken_at(const Named& named) {
    for (const auto& typed : named.attempt.typed)
        if (typed.field == named.field.id && !typed.given_utc.empty()) return minute_of(typed.given_utc);
    return minute_of(named.attempt.ended_utc);
}

/// What it shows: the question it answers, of which step, specimen and attempt.
Bilingual subject_of(const Named& named) {
    Bilingual out{named.step.title.zh + "：" + named.field.title.zh, named.step.title.en + ": " + named.field.title.en};
    if (!named.attempt.subject.empty()) {
        const auto* title = subject_title(named.step, named.attempt.subject);
        out.zh += "（" + (title == nullptr ? named.attempt.subject : title->zh) + "）";
        out.en += " (" + (title == nullptr ? named.attempt.subject : title->en) + ")";
    }
    if (named.attempt.number > 1) {
        out.zh += "，第 " + std::to_string(named.attempt.number) + " 次";
        out.en += ", attempt " + std::to_string(named.attempt.number);
    }
    return out;
}

/// The text with what the person noted on the file, if anything.
Bilingual noted(Bilingual text, const Named& named) {
    const auto note = sequence::typed_text(named.attempt.typed, named.field.id + std::string(standards::note_ending));
    if (!note || note->empty()) return text;
    return {text.zh + "。备注：" + std::string(*note), text.en + ". Note: " + std::string(*note)};
}

Bilingual caption_of(const ReportInput& input, const standards::SamplePlan& samples, const Named& named, int number) {
    const auto subject = subject_of(named);
    const std::string rest = ", " + taken_at(named) + ", " + named.file.name;
    const auto sample = sample_words(input, samples, named.attempt.procedure, named.step, &named.attempt);
    return noted({"照片 " + std::to_string(number) + "  " + subject.zh + "。样品 " + sample.zh + rest,
                  "Photo " + std::to_string(number) + ". " + subject.en + ". Item " +
                      (sample.en.empty() ? sample.zh : sample.en) + rest},
                 named);
}

/// Every file of the run in the order in which it was given; one that several attempts carry along stands once.
std::vector<Named> files_of(const ReportInput& input) {
    std::vector<Named> out;
    for (const auto& attempt : input.run.step_runs) {
        const auto* procedure = input.edition.procedure(attempt.procedure);
        if (procedure == nullptr) continue;
        for (const auto& step : procedure->steps) {
            if (step.id != attempt.step) continue;
            for (const auto& typed : attempt.typed) {
                const auto* field = standards::find_field(step, typed.field);
                if (field == nullptr || !field->is_file() || !typed.attachment) continue;
                auto file = sequence::parse_typed_file(typed.text);
                if (!file) continue;
                const bool told = std::ranges::any_of(out, [&](const Named& one) {
                    return one.file.digest == file->digest && &one.field == field &&
                           one.attempt.subject == attempt.subject;
                });
                if (!told) out.push_back({attempt, step, *field, std::move(*file)});
            }
        }
    }
    return out;
}

/// One picture that answers several questions can hardly show all of them: whoever reads the report is told.
std::vector<Paragraph> same_pictures(const ReportInput& input) {
    std::map<std::string, std::vector<int>> numbers;
    std::vector<std::string> order;
    int number = 0;
    for (const auto& named : files_of(input)) {
        if (named.field.kind != standards::Field::Kind::photo) continue;
        auto& own = numbers[named.file.digest.text()];
        if (own.empty()) order.push_back(named.file.digest.text());
        own.push_back(++number);
    }
    std::vector<Paragraph> out;
    for (const auto& digest : order) {
        const auto& own = numbers[digest];
        if (own.size() < 2) continue;
        std::string all;
        for (const int one : own) all += (all.empty() ? "" : ", ") + std::to_string(one);
        out.push_back({{"照片 " + all + " 是同一个文件，用于回答多个问题。",
                        "Photos " + all + " are one and the same file, given as the answer to several questions."},
                       Tone::caution});
    }
    return out;
}

/// A photo that came with the order: what it shows, on which sample, when and in which file.
Bilingual caption_of_order(const laboratory::Order& order, const laboratory::OrderPhoto& photo, int number) {
    const auto& sample = photo.sample.empty() ? order.item : photo.sample;
    const std::string taken = photo.taken_on ? ", " + base::text(*photo.taken_on) : std::string();
    const std::string rest = sample + taken + ", " + photo.file;
    const std::string no = std::to_string(number);
    return {"照片 " + no + "  委托所附：" + photo.subject + "。样品 " + rest,
            "Photo " + no + ". With the order: " + photo.subject + ". Item " + rest};
}

/// Behind the run's own, so that those keep the numbers under which their steps name them.
void add_photos_of_order(const ReportInput& input, int number, Section& section) {
    if (input.issue == nullptr) return;
    const auto& order = input.issue->order;
    const auto& bytes = input.issue->photos;
    for (std::size_t i = 0; i < order.photos.size() && i < bytes.size(); ++i)
        section.blocks.emplace_back(
            Photo{caption_of_order(order, order.photos[i], ++number), base::Digest::of(bytes[i]).text(), bytes[i]});
}

}  // namespace

int photo_number(const ReportInput& input, const sequence::StepRun& attempt, const standards::Field& field) {
    const auto text = sequence::typed_text(attempt.typed, field.id);
    if (!text) return 0;
    const auto file = sequence::parse_typed_file(*text);
    if (!file) return 0;
    int number = 0;
    for (const auto& named : files_of(input)) {
        if (named.field.kind != standards::Field::Kind::photo) continue;
        ++number;
        if (named.file.digest == file->digest && &named.field == &field && named.attempt.subject == attempt.subject)
            return number;
    }
    return 0;
}

base::Result<Section> photos_section(const ReportInput& input, const standards::SamplePlan& samples) {
    Section section{"photos", {"照片与文件", "Photos and documents"}, {}, false};
    Table documents;
    documents.caption = {"文件", "Documents"};
    documents.columns = {{{"内容", "Subject"}, 34, Align::left},
                         {{"文件", "File"}, 22, Align::left},
                         {{"校验值 SHA-256", "SHA-256"}, 44, Align::left}};
    int number = 0;
    for (const auto& named : files_of(input)) {
        auto bytes = input.evidence.load(named.file.digest);
        if (!bytes) return base::fail(bytes.error());
        if (named.field.kind == standards::Field::Kind::photo)
            section.blocks.emplace_back(
                Photo{caption_of(input, samples, named, ++number), named.file.digest.text(), std::move(*bytes)});
        else
            documents.rows.push_back({{noted(subject_of(named), named), Tone::normal},
                                      {plain(named.file.name), Tone::normal},
                                      {plain(named.file.digest.text()), Tone::quiet}});
    }
    add_photos_of_order(input, number, section);
    for (auto& remark : same_pictures(input)) section.blocks.emplace_back(std::move(remark));
    if (!documents.rows.empty()) section.blocks.emplace_back(std::move(documents));
    return section;
}

}  // namespace velocert::reports
