using Guildhall.Core;

namespace Guildhall.Onomancer.Documents;

/// <summary>Every no about a document. Names only what the user may see: paths inside the project, never the server's.</summary>
internal static class DocumentRefusals
{
    private const string HowToName =
        "Name a document by a shorthand such as `@prd` or by its path inside the project, such as `docs/prd.md`.";

    public static Refusal NoReference { get; } = new("onomancer.bad_reference", "No document was named. " + HowToName);

    public static Refusal ReferenceTooLong { get; } =
        new(
            "onomancer.bad_reference",
            $"The document's name is longer than {DocumentReference.LongestText} characters. {HowToName}"
        );

    /// <summary>Does not repeat what was typed, nor say which rule it broke.</summary>
    public static Refusal UnsafeReference { get; } =
        new("onomancer.bad_reference", $"That is not a path inside the project. {HowToName}");

    public static Refusal NotADocument(string path) =>
        new(
            "onomancer.bad_reference",
            $"{Shown(path)} is not a document that can be read: only .md, .markdown and .txt are. {HowToName}"
        );

    public static Refusal UnknownShorthand(string name, IReadOnlyList<string> known)
    {
        var meant = known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
        var suggestion = meant is null ? "" : $" Did you mean `@{meant}`?";
        return new(
            "onomancer.unknown_shorthand",
            $"There is no shorthand {Shown("@" + name)}.{suggestion} Known: {Shorthands.Listed(known)}."
        );
    }

    /// <param name="suggestions">Paths inside the project that exist, at most a handful.</param>
    public static Refusal NotFound(string reference, string project, IReadOnlyList<string> suggestions, string known)
    {
        var meant = suggestions.Count == 0 ? "" : $" Did you mean {string.Join(" or ", suggestions.Select(Shown))}?";
        return new(
            "onomancer.document_not_found",
            $"Project {project} has no document {Shown(reference)}.{meant} Shorthands: {known}."
        );
    }

    public static Refusal ProjectUnavailable(string project) =>
        new(
            "onomancer.project_unavailable",
            $"The documents of project {project} cannot be reached at the moment. Ask an administrator to check its folder."
        );

    public static Refusal IsFolder(string name) =>
        new("onomancer.document_unreadable", $"{Shown(name)} is a folder, not a document.");

    public static Refusal Unreadable(string name) =>
        new(
            "onomancer.document_unreadable",
            $"{Shown(name)} exists but cannot be read. Ask an administrator to check its permissions."
        );

    public static Refusal Empty(string name) => new("onomancer.document_empty", $"{Shown(name)} is empty.");

    public static Refusal Binary(string name) =>
        new(
            "onomancer.document_binary",
            $"{Shown(name)} is not text in UTF-8 or UTF-16. Save it as UTF-8 and try again."
        );

    public static Refusal TooLarge(string name, long limit) =>
        new(
            "onomancer.document_too_large",
            $"{Shown(name)} is larger than the {limit / 1_000_000.0:0.##} MB that are read. Split it and try again."
        );

    public static Refusal AudienceNotAllowed(string name, string audience, IReadOnlyList<string> allowed) =>
        new(
            "onomancer.audience_not_allowed",
            $"{Shown(name)} may not be rewritten for {audience}: its allowed_audiences are {(allowed.Count == 0 ? "none" : string.Join(", ", allowed.Select(Plain)))}."
        );

    private static string Shown(string name) => $"`{Plain(name)}`";

    /// <summary>What a user or a file wrote goes back into a chat message: no way to break out of its quotes, no mention.</summary>
    private static string Plain(string name)
    {
        var kept = new string([.. name.Where(c => !char.IsControl(c) && c is not '`' and not '<' and not '>')]);
        return kept.Length <= 120 ? kept : kept[..119] + "…";
    }
}
