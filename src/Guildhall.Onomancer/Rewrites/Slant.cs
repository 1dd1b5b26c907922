using Guildhall.Onomancer.Documents;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>What an audience wants from a sort of document, beyond its sections.</summary>
internal static class Slant
{
    /// <returns>One sentence, or empty.</returns>
    public static string Of(DocumentKind kind, string persona) =>
        (kind, persona) switch
        {
            (DocumentKind.Requirements, "leadership") => "Bring out the business case.",
            (DocumentKind.Requirements, "product") => "Bring out the scope and what was left out of it.",
            (DocumentKind.Requirements, "marketing") => "Bring out the value for users.",
            (DocumentKind.Requirements, _) => "Bring out what developers need to know and to have.",
            (DocumentKind.Design, "leadership") =>
                "Bring out cost, lasting consequences and what the design makes possible.",
            (DocumentKind.Design, "product") => "Bring out what the design allows and forbids for the product.",
            (DocumentKind.Design, "marketing") => "Bring out what users will notice.",
            (DocumentKind.Design, _) => "Bring out the architecture, its interfaces and the reasons for them.",
            (DocumentKind.Sprint, "leadership") => "Bring out progress against the plan, and what is late.",
            (DocumentKind.Sprint, "product") => "Bring out what will be delivered, and what was moved.",
            (DocumentKind.Sprint, "marketing") => "Bring out what can be announced, and when.",
            (DocumentKind.Sprint, _) => "Bring out the changes that developers will meet.",
            (DocumentKind.Audit, "leadership") =>
                "Bring out the security posture: how bad, how many, what is still open.",
            (DocumentKind.Audit, "product") => "Bring out what users could have suffered, and what changes for them.",
            (DocumentKind.Audit, "marketing") =>
                "Bring out what may be said in public about safety, and nothing that helps an attacker.",
            (DocumentKind.Audit, _) => "Bring out the fixes and how to avoid the same fault.",
            (DocumentKind.Deployment, "leadership") => "Bring out readiness and operational risk.",
            (DocumentKind.Deployment, "devrel") => "Bring out how it runs and how to operate it.",
            _ => "",
        };
}
