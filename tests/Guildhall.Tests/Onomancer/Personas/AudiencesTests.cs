using Guildhall.Onomancer.Personas;

namespace Guildhall.Tests.Onomancer.Personas;

public class AudiencesTests
{
    [Theory]
    [InlineData("leadership", 500, 800, "Executive Summary, Business Impact, Risks, Next Steps")]
    [InlineData("product", 800, 1500, "Feature Overview, User Stories, Acceptance Criteria, Success Metrics")]
    [InlineData("marketing", 500, 800, "Headline, Problem, Solution, Benefits, Call to Action")]
    [InlineData("devrel", 1200, 2000, "Overview, Prerequisites, Implementation, Code Examples, Next Steps")]
    public void Each_persona_has_its_length_and_sections(string slug, int least, int most, string sections)
    {
        var persona = Audiences.Find(slug)!;

        Assert.Equal((least, most), (persona.Words.Least, persona.Words.Most));
        Assert.Equal(sections, string.Join(", ", persona.Required.Select(s => s.Heading)));
        Assert.All(persona.Required, s => Assert.NotEmpty(s.Cues));
    }

    [Fact]
    public void Several_roles_resolve_in_a_fixed_order_and_none_to_product()
    {
        Assert.Equal("leadership", Audiences.OfMember(["devrel", "marketing", "leadership"]).Slug);
        Assert.Equal("marketing", Audiences.OfMember(["devrel", "Marketing"]).Slug);
        Assert.Equal("product", Audiences.OfMember([]).Slug);
        Assert.Equal("product", Audiences.OfMember(["gardener"]).Slug);
        Assert.Null(Audiences.Find("gardener"));
        Assert.Null(Audiences.Find(null));
    }
}
