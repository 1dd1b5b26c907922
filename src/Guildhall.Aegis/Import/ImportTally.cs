using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Import;

/// <summary>What a file holds, counted as it is read. Grows with kinds and the first faults only.</summary>
internal sealed class ImportTally
{
    public const int FaultsKept = 20;
    public const int Samples = 3;

    private readonly SortedDictionary<CaseKind, int> kinds = [];
    private readonly List<ImportFault> faults = [];
    private readonly List<ImportedCase> samples = [];

    /// <summary>Good or bad.</summary>
    public int Rows { get; private set; }

    public int Good { get; private set; }

    public int Faulty { get; private set; }

    /// <summary>In the record already, or twice in the file.</summary>
    public int Known { get; private set; }

    public int Added { get; private set; }

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public IReadOnlyDictionary<CaseKind, int> Kinds => kinds;

    public IReadOnlyList<ImportFault> Faults => faults;

    public IReadOnlyList<ImportedCase> Shown => samples;

    public void Count(ImportFault fault)
    {
        Rows++;
        Faulty++;
        if (faults.Count < FaultsKept)
        {
            faults.Add(fault);
        }
    }

    public void Count(ImportedCase row)
    {
        Rows++;
        Good++;
        kinds[row.Kind] = kinds.GetValueOrDefault(row.Kind) + 1;
        First = First is { } first && first <= row.At ? first : row.At;
        Last = Last is { } last && last >= row.At ? last : row.At;
        if (samples.Count < Samples)
        {
            samples.Add(row);
        }
    }

    public void Stored(int added, int known)
    {
        Added += added;
        Known += known;
    }
}
