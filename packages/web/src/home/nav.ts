import HomeOutlined from '@ant-design/icons/HomeOutlined';
import type { NavEntry } from '../ui/nav.ts';

export const homeNav: readonly NavEntry[] = [{ to: '/', label: 'home.title', icon: HomeOutlined, order: 0, phone: true }];
