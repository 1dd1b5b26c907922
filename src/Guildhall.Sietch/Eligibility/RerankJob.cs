using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Rank again when a ruling ends.</summary>
/// <param name="IsMissed">It was made or lifted, and whoever did that was cut off before the ranking.</param>
internal sealed record RerankJob(string Tenant, long Ruling, bool IsMissed) : IJob<RerankJob>
{
    public static string Kind => "sietch.rerank";

    public static JsonTypeInfo<RerankJob> Json => SietchJson.Default.RerankJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Tenant}:{Ruling}{(IsMissed ? ":missed" : "")}");
}
