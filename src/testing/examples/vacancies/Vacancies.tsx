import type { ViewFrame } from '#kernel'

export const Vacancies = ({ posts, t }: ViewFrame & { posts: readonly string[] }) => (
  <article className="page">
    <h1>{t('vacancies:module.name')}</h1>
    {posts.map((post, index) => (
      <p key={index}>{post}</p>
    ))}
  </article>
)
