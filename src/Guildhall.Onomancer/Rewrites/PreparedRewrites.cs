using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Documents;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>
/// The last preparations, so that asking again for what did not change costs reading it and one hash. Keyed by every byte
/// that was read: a changed document, context or model finds nothing here.
/// </summary>
internal sealed class PreparedRewrites(TimeProvider time)
{
    private const int Most = 64;
    private const int LargestSource = 256 << 10;

    private static readonly TimeSpan untilAtRest = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Reading> readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public PreparedRewrite? Recall(PreparationDraft draft)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(draft.Fingerprint, out var entry))
            {
                return null;
            }

            entry.UsedAt = time.GetTimestamp();
            return entry.Prepared;
        }
    }

    public void Remember(PreparationDraft draft, PreparedRewrite prepared)
    {
        if (prepared.Sources.Length > LargestSource)
        {
            return;
        }

        lock (gate)
        {
            if (entries.Count >= Most)
            {
                entries.Remove(entries.MinBy(pair => pair.Value.UsedAt).Key);
            }

            entries[draft.Fingerprint] = new(prepared) { UsedAt = time.GetTimestamp() };
        }
    }

    /// <summary>The same order as before, when none of the files behind it has changed: then nothing need be read.</summary>
    public PreparedRewrite? RecallUnchanged(string order, ProjectDocuments documents)
    {
        Reading? reading;
        lock (gate)
        {
            reading = readings.GetValueOrDefault(order);
        }

        return reading is not null && reading.Files.All(file => documents.StampOf(file.Key) == file.Value)
            ? reading.Prepared
            : null;
    }

    /// <summary>Kept only where every file rests: one that changed a moment ago may change again within its own stamp.</summary>
    public void RememberFiles(
        string order,
        ProjectDocuments documents,
        PreparedRewrite prepared,
        IEnumerable<string> names
    )
    {
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        var rested = time.GetUtcNow() - untilAtRest;
        foreach (var name in names)
        {
            if (documents.StampOf(name) is not { } stamp || stamp.ChangedAt > rested)
            {
                return;
            }

            files[name] = stamp;
        }

        lock (gate)
        {
            if (readings.Count >= Most)
            {
                readings.Clear();
            }

            readings[order] = new(files, prepared);
        }
    }

    private sealed record Reading(IReadOnlyDictionary<string, FileStamp> Files, PreparedRewrite Prepared);

    private sealed class Entry(PreparedRewrite prepared)
    {
        public PreparedRewrite Prepared => prepared;

        public long UsedAt { get; set; }
    }
}

/// <summary>Everything that was read for a rewrite, before any of it is looked at.</summary>
internal sealed record PreparationDraft(
    TenantId Tenant,
    SourceDocument Document,
    string ProjectTitle,
    Persona Persona,
    string Model,
    IReadOnlyList<ContextDocument> Local,
    GatheredContext Remote
)
{
    [field: AllowNull]
    public string Fingerprint => field ??= Hash();

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts())
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string> Parts()
    {
        yield return $"{Tenant} {Document.Project} {Document.Name} {Persona.Slug} {Model}";
        yield return ProjectTitle;
        yield return Document.Text;
        foreach (var (document, missing) in Local)
        {
            yield return missing is null ? $"{document!.Name} used" : $"{missing.Name} {missing.Code}";
            yield return document?.Text ?? "";
        }

        foreach (var source in Remote.Sources)
        {
            yield return source.Name;
            yield return source.Text;
        }

        foreach (var missing in Remote.Missing)
        {
            yield return $"{missing.Name} {missing.Code}";
        }
    }
}
