// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/answered_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/sequence/answers/pdf_check.h"
#include "core/sequence/answers/picture_check.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;

std::string megabytes(std::uintmax_t bytes) { return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MiB"; }

}  // namespace

base::Result<AnsweredFile> read_answered_file(const std::string& path) {
    const auto refuse = [&path](ErrorCode code, std::string found, std::string expected) {
        return base::fail(code, path, std::move(found), std::move(expected));
    };
    const std::filesystem::path file(path);
    std::error_code trouble;
    const auto status = std::filesystem::status(file, trouble);
    if (!std::filesystem::exists(status))
        return refuse(ErrorCode::not_found, "there is no such file", "the path of a file that exists");
    if (!std::filesystem::is_regular_file(status))
        return refuse(ErrorCode::bad_value, "this is no file", "a file, not a folder or a device");
    const auto size = std::filesystem::file_size(file, trouble);
    if (trouble) return refuse(ErrorCode::io, trouble.message(), "a file that can be read");
    if (size == 0) return refuse(ErrorCode::bad_value, "the file is empty", "a file with something in it");
    if (size > largest_file)
        return refuse(ErrorCode::bad_value, "the file has " + megabytes(size),
                      "at most " + megabytes(largest_file) + "; reduce the picture, or split the recording");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return refuse(ErrorCode::io, "the file cannot be opened", "a file that this user may read");
    AnsweredFile out{file.filename().string(), std::vector<std::uint8_t>(static_cast<std::size_t>(size))};
    stream.read(reinterpret_cast<char*>(out.bytes.data()), static_cast<std::streamsize>(size));
    const bool short_read = stream.gcount() != static_cast<std::streamsize>(size);
    if (short_read || stream.peek() != std::ifstream::traits_type::eof())
        return refuse(ErrorCode::io, "the file changed while it was read, or could not be read to its end",
                      "a file that nobody writes to; try again");
    return out;
}

base::Result<void> check_file(const AnsweredFile& file, bool photo, std::string_view where) {
    const auto refuse = [where](std::string found, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(where), std::move(found), std::move(expected));
    };
    if (file.bytes.empty()) return refuse("the file is empty", "a file with something in it");
    if (file.bytes.size() > largest_file)
        return refuse("the file has " + megabytes(file.bytes.size()), "at most " + megabytes(largest_file));
    const auto kind = kind_of(file.bytes);
    const bool picture = kind == FileKind::jpeg || kind == FileKind::png;
    const std::string wanted = photo ? "a photo as JPEG or PNG" : "JPEG, PNG, PDF, CSV or text";
    if (photo ? !picture : kind == FileKind::unknown)
        return refuse("the bytes are " + (kind == FileKind::unknown ? "of no known kind" : std::string(name(kind))),
                      wanted);
    const auto trouble = picture                 ? picture_trouble(kind, file.bytes)
                         : kind == FileKind::pdf ? pdf_trouble(file.bytes)
                                                 : std::string();
    if (!trouble.empty())
        return refuse("the " + std::string(name(kind)) + ' ' + trouble,
                      "the whole file; take it from the camera or the sender once more");
    return {};
}

}  // namespace velocert::sequence
