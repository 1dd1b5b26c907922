using System.Text.Json.Serialization;

namespace Guildhall.Onomancer.Publishing;

/// <summary>What is known about a filed document; its file is written last, so that its presence means the others are whole.</summary>
internal sealed record StoredDocument
{
    public required string Key { get; init; }

    public required string Tenant { get; init; }

    public required string Project { get; init; }

    public required string Audience { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StoredDocument))]
internal sealed partial class StoredDocumentJson : JsonSerializerContext;
