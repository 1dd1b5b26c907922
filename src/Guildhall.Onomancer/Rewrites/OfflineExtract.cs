using Guildhall.Core.Ports;
using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>What answers where no language model is configured: sentences, lists, tables and code of the source, sorted
/// into the sections that were asked for. Deterministic, without network, and labelled for what it is.</summary>
internal sealed class OfflineExtract : ILanguageModel
{
    public const string ModelName = "offline-extract-1";

    public string Name => ModelName;

    public bool IsLanguageModel => false;

    public ModelPrice? Price { get; } = new(0, 0);

    public Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new ModelAnswer(Extract(request), Name, null, null, IsComplete: true));
    }

    private static string Extract(ModelRequest request)
    {
        var units = SourceReader.Read(request.Source);
        var sections = request.Sections.Select(section => new SectionCues(section)).ToArray();
        var words = sections.Length == 0 ? 0 : WordsPerSection(request);
        var page = new ExtractPage(request.SourceName, words);
        if (sections.Length == 0)
        {
            page.WriteLabel(isByOrder: false);
            return page.ToString();
        }

        var selection = Selection.Make(units, sections, words);
        page.WriteLabel(selection.IsByOrder);
        for (var i = 0; i < sections.Length; i++)
        {
            page.WriteSection(sections[i].Heading, selection.Of(i));
        }

        return page.ToString();
    }

    /// <summary>A fifth of the tokens in words leaves room for tables, code and the labels between quotations.</summary>
    private static int WordsPerSection(ModelRequest request) =>
        Math.Clamp(request.MaxOutputTokens / 5 / request.Sections.Count, 60, 400);
}
