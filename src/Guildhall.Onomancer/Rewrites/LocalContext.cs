using Guildhall.Core;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The documents that a document's own frontmatter lists: of the same project, no more sensitive than itself.</summary>
internal sealed class LocalContext(SourceCleaning cleaning)
{
    /// <summary>Reads them; what cannot or must not be used comes back as missing, with the reason.</summary>
    public static async Task<IReadOnlyList<ContextDocument>> FindAllAsync(
        SourceDocument primary,
        ProjectDocuments documents,
        string audience,
        CancellationToken cancellation
    )
    {
        var all = new List<ContextDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { primary.Name };
        foreach (var reference in primary.Frontmatter.ContextDocuments)
        {
            var found = await FindAsync(reference, primary, documents, cancellation);
            if (!found.TryGet(out var document, out var refusal))
            {
                all.Add(new(null, new(Shown(reference), Reason(refusal), "not-found")));
            }
            else if (!seen.Add(document.Name))
            {
                all.Add(new(null, new(document.Name, "it is listed twice, or is the document itself", "circular")));
            }
            else
            {
                all.Add(new(document, Withheld(primary, document, audience)));
            }
        }

        return all;
    }

    public GatheredContext Clean(IReadOnlyList<ContextDocument> found)
    {
        var (sources, missing) = (new List<PromptSource>(), new List<MissingSource>());
        var (secrets, neutralised) = (new List<KindCount>(), new List<KindCount>());
        foreach (var (document, why) in found)
        {
            if (why is not null)
            {
                missing.Add(why);
            }
            else if (
                cleaning.Clean(document!.Name, document.Text, document.Frontmatter.Length).TryGet(out var clean, out _)
            )
            {
                sources.Add(new($"{document.Project} {document.Name}", clean.Text));
                secrets.AddRange(clean.Secrets);
                neutralised.AddRange(clean.Neutralised);
            }
            else
            {
                missing.Add(new(document.Name, "it contains a live secret", "critical-secret"));
            }
        }

        return new()
        {
            Sources = sources,
            Missing = missing,
            Secrets = KindCount.Sum(secrets),
            Neutralised = KindCount.Sum(neutralised),
        };
    }

    /// <summary>Beside the document first, as its author sees it, then from the project's root.</summary>
    private static async Task<Result<SourceDocument>> FindAsync(
        string reference,
        SourceDocument primary,
        ProjectDocuments documents,
        CancellationToken cancellation
    )
    {
        if (!DocumentReference.Parse(reference).TryGet(out var parsed, out var refusal))
        {
            return refusal;
        }

        var folder = primary.Name.LastIndexOf('/') is > 0 and var slash ? primary.Name[..(slash + 1)] : "";
        if (
            folder.Length > 0
            && parsed.Path is { } path
            && DocumentReference.Parse(folder + path).TryGet(out var beside, out _)
            && documents.Resolve(beside).TryGet(out _, out _)
        )
        {
            parsed = beside;
        }

        return await documents.ReadAsync(parsed, cancellation);
    }

    private static MissingSource? Withheld(SourceDocument primary, SourceDocument document, string audience)
    {
        if (document.Frontmatter.Classification > primary.Frontmatter.Clearance)
        {
            return new(document.Name, "it is more sensitive than the document", "too-sensitive");
        }

        return document.CheckAudience(audience) is null
            ? null
            : new(document.Name, $"it is not meant for {audience}", "audience-not-allowed");
    }

    private static string Reason(Refusal refusal) =>
        refusal.Code switch
        {
            "onomancer.document_not_found" => "there is no such document",
            "onomancer.document_too_large" => "it is too large",
            "onomancer.document_empty" => "it is empty",
            "onomancer.document_binary" => "it is not text",
            "onomancer.document_unreadable" => "it cannot be read",
            _ => "it does not name a document of the project",
        };

    private static string Shown(string reference)
    {
        var plain = new string([.. reference.Where(c => !char.IsControl(c) && c is not '`' and not '<' and not '>')]);
        return plain.Length <= 80 ? plain : plain[..79] + "…";
    }
}

/// <param name="Document">As it stands on the disk; null where it was not found.</param>
/// <param name="Missing">Why it is not used; null where it is.</param>
internal sealed record ContextDocument(SourceDocument? Document, MissingSource? Missing);
