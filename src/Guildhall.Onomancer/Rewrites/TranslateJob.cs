using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>A <c>/translate</c> that was accepted and is to be answered.</summary>
internal sealed record TranslateJob : IJob<TranslateJob>
{
    public static string Kind => "onomancer.translate";

    public static JsonTypeInfo<TranslateJob> Json => OnomancerJson.Default.TranslateJob;

    public required string Tenant { get; init; }

    public required string Project { get; init; }

    public required string Reference { get; init; }

    public required string Audience { get; init; }

    public required ulong Guild { get; init; }

    public required ulong Channel { get; init; }

    public required ulong User { get; init; }

    public required InteractionReference Interaction { get; init; }

    // Discord's own id: the same interaction, delivered twice, is one job.
    public string? Key => Interaction.Id.ToString();
}
