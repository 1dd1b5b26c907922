namespace Guildhall.Onomancer.Documents;

/// <summary>What sort of document it is, guessed from its name: decides what each audience wants from it.</summary>
internal enum DocumentKind
{
    General,
    Requirements,
    Design,
    Sprint,
    Audit,
    Deployment,
    Review,
}

internal static class DocumentKinds
{
    public static DocumentKind Of(string name)
    {
        bool Says(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Says("audit") ? DocumentKind.Audit
            : Says("prd") || Says("requirement") ? DocumentKind.Requirements
            : Says("sdd") || Says("design") || Says("architect") ? DocumentKind.Design
            : Says("review") ? DocumentKind.Review
            : Says("deploy") ? DocumentKind.Deployment
            : Says("sprint") ? DocumentKind.Sprint
            : DocumentKind.General;
    }
}
