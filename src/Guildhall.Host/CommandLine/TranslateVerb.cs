using System.CommandLine;
using System.Text;
using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Core.Usage;
using Guildhall.Onomancer.Documents;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall translate FILE… --audience A,B --out DIR</c>: the whole pipeline without Discord.</summary>
internal static class TranslateVerb
{
    private const long LargestDocument = 10_000_000;

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files")
        {
            Description = "Markdown or text files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var audiences = new Option<string>("--audience")
        {
            Description = $"For whom, by comma: {string.Join(", ", Audiences.All.Select(a => a.Slug))}.",
            Required = true,
        };
        var project = new Option<string?>("--project")
        {
            Description = "What the project is called. Default: the folder's name.",
        };
        var model = new Option<string?>("--model")
        {
            Description = "Another model than the configured one; offline makes an extract without any.",
        };
        var folder = new Option<DirectoryInfo?>("--out")
        {
            Description = "The folder for the summaries, FILE.AUDIENCE.md each. Default: standard output.",
        };
        var json = new Option<bool>("--json") { Description = "What happened, as one JSON object on standard output." };
        var verb = new Command("translate", "Summarise documents for audiences.")
        {
            files,
            audiences,
            project,
            model,
            folder,
            json,
        };
        verb.SetAction(
            (parsed, cancellation) =>
                TranslateAsync(
                    new Order(
                        parsed.GetValue(files)!,
                        parsed.GetValue(audiences)!,
                        parsed.GetValue(project),
                        parsed.GetValue(model),
                        parsed.GetValue(folder),
                        parsed.GetValue(json)
                    ),
                    cancellation
                )
        );
        return verb;
    }

    private static async Task<int> TranslateAsync(Order order, CancellationToken cancellation)
    {
        var slugs = order.Audiences.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var personas = slugs.Select(Audiences.Find).Distinct().ToList();
        if (personas.Count == 0 || personas.Contains(null))
        {
            await Console.Error.WriteLineAsync(TranslationRefusals.UnknownAudience.Message);
            return ExitCode.WrongUse;
        }

        if (order.Json && order.Folder is null)
        {
            await Console.Error.WriteLineAsync("--json needs --out: the summaries must go somewhere else.");
            return ExitCode.WrongUse;
        }

        var absent = order.Files.Where(file => !file.Exists).ToList();
        foreach (var file in absent)
        {
            var why = Directory.Exists(file.FullName) ? "is a folder; name its files" : "does not exist";
            await Console.Error.WriteLineAsync($"{file} {why}.");
        }

        if (absent.Count > 0)
        {
            return ExitCode.WrongUse;
        }

        await using var services = await LocalServices.OpenAsync(ModelOverride.Of(order.Model), cancellation);
        var desk = ActivatorUtilities.CreateInstance<TranslationDesk>(services);
        var lines = new List<TranslateLine>();
        foreach (var file in order.Files.DistinctBy(file => file.FullName))
        {
            foreach (var persona in personas)
            {
                lines.Add(await desk.TranslateAsync(file, persona!, order, cancellation));
            }
        }

        if (order.Json)
        {
            Console.WriteLine(
                JsonSerializer.Serialize(new TranslateReport(lines), CommandLineJson.Default.TranslateReport)
            );
        }

        return lines.Any(line => line.Refusal is not null) ? ExitCode.Found : ExitCode.Done;
    }

    internal sealed record Order(
        FileInfo[] Files,
        string Audiences,
        string? Project,
        string? Model,
        DirectoryInfo? Folder,
        bool Json
    );

    /// <summary>One file for one audience, with a line on standard error for each.</summary>
    private sealed class TranslationDesk(RewritePipeline pipeline, Translator translator, TenantRegistry tenants)
    {
        private readonly HashSet<string> written = new(StringComparer.Ordinal);

        public async Task<TranslateLine> TranslateAsync(
            FileInfo file,
            Persona persona,
            Order order,
            CancellationToken cancellation
        )
        {
            var line = new TranslateLine(file.Name, persona.Slug);
            await Console.Error.WriteAsync($"{file.Name} for {persona.Slug}: ");
            var writing = await WriteAsync(file, persona, order, cancellation);
            if (!writing.TryGet(out var written, out var refusal))
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return line with { Refusal = refusal.Code, Message = refusal.Message };
            }

            var (summary, draft) = (written.Summary, written.Draft);
            var place = await PutAsync(file, persona, draft.Markdown, order.Folder, cancellation);
            await Console.Error.WriteLineAsync(Describe(summary, place));
            return line with
            {
                File = place,
                Model = summary.Model,
                IsLanguageModel = summary.IsLanguageModel,
                Redacted = summary.Report.Redacted.Sum(k => k.Count),
                Neutralised = summary.Report.Neutralised.Sum(k => k.Count),
                Missing = [.. summary.Report.Missing.Select(m => m.Name)],
            };
        }

        private async Task<Result<Translator.WrittenSummary>> WriteAsync(
            FileInfo file,
            Persona persona,
            Order order,
            CancellationToken cancellation
        )
        {
            var settings = new ProjectSettings
            {
                Name = order.Project ?? file.Directory?.Name ?? "documents",
                Root = file.DirectoryName ?? ".",
            };
            var reading = await DocumentFile.ReadAsync(file, settings.Name, file.Name, LargestDocument, cancellation);
            if (!reading.TryGet(out var document, out var refusal))
            {
                return refusal;
            }

            var tenant = tenants.TryGet(TenantId.Default);
            var preparing = await pipeline.PrepareAsync(
                TenantId.Default,
                document,
                new ProjectDocuments(settings),
                persona,
                translator.ModelName,
                cancellation
            );
            return preparing.TryGet(out var prepared, out refusal)
                ? await translator.WriteAsync(prepared, tenant?.Quotas ?? Quotas.Unlimited, cancellation)
                : refusal;
        }

        private async Task<string?> PutAsync(
            FileInfo file,
            Persona persona,
            string markdown,
            DirectoryInfo? folder,
            CancellationToken cancellation
        )
        {
            if (folder is null)
            {
                await InputTexts.WriteAsync(markdown, cancellation);
                return null;
            }

            folder.Create();
            var stem = Path.GetFileNameWithoutExtension(file.Name);
            var place = Path.Combine(folder.FullName, $"{stem}.{persona.Slug}.md");
            // Files of one name from several folders: none of them may replace another.
            for (var copy = 2; !written.Add(place); copy++)
            {
                place = Path.Combine(folder.FullName, $"{stem}-{copy}.{persona.Slug}.md");
            }

            await File.WriteAllTextAsync(place, markdown, new UTF8Encoding(false), cancellation);
            return place;
        }

        private static string Describe(Summary summary, string? place)
        {
            var model = summary.IsLanguageModel ? summary.Model : "an extract without a language model";
            var report = summary.Report;
            return $"{model}, {report.Redacted.Sum(k => k.Count)} redacted, {report.Neutralised.Sum(k => k.Count)} neutralised"
                + (report.Missing.Count > 0 ? $", missing {string.Join(", ", report.Missing.Select(m => m.Name))}" : "")
                + (place is null ? "" : $" → {place}");
        }
    }
}

internal sealed record TranslateReport(IReadOnlyList<TranslateLine> Summaries);

/// <param name="Source">The file's name.</param>
internal sealed record TranslateLine(string Source, string Audience)
{
    /// <summary>Where the summary was written; null when it was refused.</summary>
    public string? File { get; init; }

    public string? Model { get; init; }

    public bool? IsLanguageModel { get; init; }

    public int? Redacted { get; init; }

    public int? Neutralised { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    public string? Refusal { get; init; }

    public string? Message { get; init; }
}
