namespace Guildhall.Core.Usage;

/// <summary>What a tenant may use. Null is unlimited. Minutes, days and months are UTC's.</summary>
public sealed record Quotas
{
    public static Quotas Unlimited { get; } = new();

    public int? PerMinute { get; init; }

    public int? PerDay { get; init; }

    public int? PerMonth { get; init; }

    /// <summary>Runs at the same time.</summary>
    public int? Concurrent { get; init; }

    /// <summary>US dollars, spent and reserved.</summary>
    public decimal? DollarsPerDay { get; init; }

    /// <summary>US dollars, spent and reserved.</summary>
    public decimal? DollarsPerMonth { get; init; }
}
