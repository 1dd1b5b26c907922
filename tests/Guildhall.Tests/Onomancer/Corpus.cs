using Guildhall.Onomancer.Documents;

namespace Guildhall.Tests.Onomancer;

/// <summary>The hand-written documents beside these tests.</summary>
internal static class Corpus
{
    public static string Folder { get; } = Find();

    public static ProjectDocuments Documents { get; } =
        new(
            new()
            {
                Name = "ferry",
                Title = "Ferry Pass",
                Root = Folder,
            }
        );

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static SourceDocument Load(string name)
    {
        var text = Read(name);
        return new()
        {
            Project = "ferry",
            Name = name,
            Text = text,
            Frontmatter = FrontmatterReader.Read(text),
        };
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "tests", "Guildhall.Tests", "Onomancer", "corpus");
            if (Directory.Exists(corpus))
            {
                return corpus;
            }
        }

        throw new DirectoryNotFoundException("The tests' corpus is not above the tests.");
    }
}
