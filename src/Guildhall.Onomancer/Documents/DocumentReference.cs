using Guildhall.Core;

namespace Guildhall.Onomancer.Documents;

/// <summary>What a user wrote to name a document: a shorthand (<c>@prd</c>) or a path inside the project's root.
/// Exactly one of the two is set; the case stays as it was written.</summary>
internal sealed record DocumentReference
{
    public const int LongestText = 500;

    /// <summary>Without the at sign.</summary>
    public string? Shorthand { get; private init; }

    /// <summary>Relative, with forward slashes, checked by <see cref="SafePath"/>.</summary>
    public string? Path { get; private init; }

    public override string ToString() => Shorthand is null ? Path! : "@" + Shorthand;

    public static Result<DocumentReference> Parse(string? text)
    {
        var reference = text?.Trim() ?? "";
        if (reference.Length == 0)
        {
            return DocumentRefusals.NoReference;
        }

        if (reference.Length > LongestText)
        {
            return DocumentRefusals.ReferenceTooLong;
        }

        var isMarked = reference[0] == '@';
        var name = isMarked ? reference[1..] : reference;
        if (isMarked && IsShorthandName(name))
        {
            return new DocumentReference { Shorthand = name };
        }

        return FromPath(name);
    }

    private static Result<DocumentReference> FromPath(string path)
    {
        var relative = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        if (!SafePath.IsSafe(relative))
        {
            return DocumentRefusals.UnsafeReference;
        }

        if (!SafePath.HasReadableKind(relative))
        {
            return DocumentRefusals.NotADocument(relative);
        }

        return new DocumentReference { Path = relative };
    }

    private static bool IsShorthandName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
