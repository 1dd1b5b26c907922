using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Host.Adapters.Google;

/// <summary>One request of a batchUpdate: exactly one member is set.</summary>
internal sealed record DocsRequest
{
    public InsertText? InsertText { get; init; }

    public InsertTable? InsertTable { get; init; }

    public UpdateParagraphStyle? UpdateParagraphStyle { get; init; }

    public UpdateTextStyle? UpdateTextStyle { get; init; }

    public CreateParagraphBullets? CreateParagraphBullets { get; init; }
}

/// <param name="Index">UTF-16 units from the body's start, which is 1.</param>
internal sealed record DocsLocation(int Index);

/// <param name="EndIndex">Exclusive.</param>
internal sealed record DocsRange(int StartIndex, int EndIndex);

internal sealed record InsertText(DocsLocation Location, string Text);

internal sealed record InsertTable(DocsLocation Location, int Rows, int Columns);

internal sealed record UpdateParagraphStyle(DocsRange Range, ParagraphStyle ParagraphStyle, string Fields);

internal sealed record UpdateTextStyle(DocsRange Range, TextStyle TextStyle, string Fields);

internal sealed record CreateParagraphBullets(DocsRange Range, string BulletPreset);

internal sealed record ParagraphStyle
{
    public string? NamedStyleType { get; init; }

    public Dimension? IndentStart { get; init; }

    public Dimension? IndentFirstLine { get; init; }

    public Border? BorderBottom { get; init; }
}

internal sealed record TextStyle
{
    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Strikethrough { get; init; }

    public FontFamily? WeightedFontFamily { get; init; }

    public DocsLink? Link { get; init; }
}

internal sealed record FontFamily([property: JsonPropertyName("fontFamily")] string Family);

internal sealed record DocsLink(string Url);

internal sealed record Dimension(double Magnitude, string Unit = "PT");

internal sealed record Border(DocsColor Color, Dimension Width, Dimension Padding, string DashStyle = "SOLID");

internal sealed record DocsColor(DocsRgb Color);

internal sealed record DocsRgb(RgbColor RgbColor);

internal sealed record RgbColor(double Red, double Green, double Blue);

/// <param name="WriteControl">The revision that the requests were made for; another one refuses them.</param>
internal sealed record BatchUpdate(IReadOnlyList<DocsRequest> Requests, WriteControl WriteControl);

internal sealed record WriteControl(string RequiredRevisionId);

/// <summary>As much of a document as tells whether it was written.</summary>
internal sealed record DocsDocument(string? RevisionId, DocsBody? Body);

internal sealed record DocsBody(IReadOnlyList<DocsElement>? Content);

internal sealed record DocsElement(int? EndIndex);

internal sealed record DriveFile
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? MimeType { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Parents { get; init; }

    public IReadOnlyDictionary<string, string>? AppProperties { get; init; }

    public string? WebViewLink { get; init; }
}

internal sealed record DriveFileList(IReadOnlyList<DriveFile>? Files);

/// <summary>A service account's key file. A class, so that no <c>ToString</c> prints the key.</summary>
internal sealed class ServiceAccountFile
{
    public string? Type { get; init; }

    [JsonPropertyName("client_email")]
    public string? Email { get; init; }

    [JsonPropertyName("private_key")]
    public string? PrivateKey { get; init; }

    [JsonPropertyName("private_key_id")]
    public string? PrivateKeyId { get; init; }

    [JsonPropertyName("token_uri")]
    public string? TokenUri { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BatchUpdate))]
[JsonSerializable(typeof(DocsDocument))]
[JsonSerializable(typeof(DriveFile))]
[JsonSerializable(typeof(DriveFileList))]
[JsonSerializable(typeof(ServiceAccountFile))]
internal sealed partial class GoogleJson : JsonSerializerContext;
